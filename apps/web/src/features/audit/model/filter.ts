/** As the address has it: days, not instants. */
export type Filter = {
  who: string | undefined;
  action: string | undefined;
  q: string | undefined;
  from: string | undefined;
  to: string | undefined;
  project: string | undefined;
};

export const noFilter: Filter = {
  ...{ who: undefined, action: undefined, q: undefined },
  ...{ from: undefined, to: undefined, project: undefined },
};

export function isFiltered(filter: Filter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** As the API has it: from the first moment of a day here to the last of another. */
export function inputOf({ who, action, q, from, to, project }: Filter) {
  const begin = dayStart(from);
  const end = dayStart(to, 1);
  return {
    ...(who === undefined ? {} : { actorId: who }),
    ...(action === undefined ? {} : { action }),
    ...(q === undefined ? {} : { subject: q }),
    ...(begin === undefined ? {} : { from: begin }),
    ...(end === undefined ? {} : { to: end }),
    ...(project === undefined ? {} : { projectId: project }),
  };
}

function dayStart(day: string | undefined, later = 0): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (year === undefined) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}
