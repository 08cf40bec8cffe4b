'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { cn } from '@/lib/class-names';
import { Button } from './button';
import { IconButton } from './icon-button';

type CopyButtonProps = {
  value: string | (() => string);
  /** What it copies: “Copy URL”. */
  label?: string;
  size?: 'sm' | 'md';
  variant?: 'ghost' | 'secondary';
  className?: string;
  /** Words beside the icon; without them it is the icon alone. */
  children?: ReactNode;
};

export function CopyButton({
  value,
  label = 'Copy',
  size = 'sm',
  variant = 'ghost',
  className,
  children,
}: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    await writeClipboard(typeof value === 'function' ? value() : value);
    setIsCopied(true);
  };
  const icon = isCopied ? <Check className="text-success-text" /> : <Copy />;
  if (children === undefined) {
    return (
      <IconButton
        label={isCopied ? 'Copied' : label}
        size={size}
        variant={variant}
        onClick={copy}
        className={className}
      >
        {icon}
      </IconButton>
    );
  }
  return (
    <Button size={size} variant={variant} onClick={copy} aria-label={label} className={cn('font-normal', className)}>
      {icon}
      {children}
    </Button>
  );
}

/** The clipboard API exists only in secure contexts; a studio on a plain-HTTP address of the network has none. */
async function writeClipboard(text: string) {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
