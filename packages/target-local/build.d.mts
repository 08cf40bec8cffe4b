export declare function buildRunner(outdir: string): Promise<void>;
