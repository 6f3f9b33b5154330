/** So many values with one thing wrong are tried; big ones have more places than anyone wants to wait for. */
const mostMutants = 400;

/** Values that differ from a valid one in a single place: a member gone, added, or replaced by something of another type. */
export function mutantsOf(value) {
  const mutants = [];
  for (const path of placesIn(value)) {
    for (const other of [[], {}, null, 1.5, "?", true]) mutants.push(replaced(value, path, () => other));
    if (path.length > 0 && typeof path.at(-1) === "string") mutants.push(replaced(value, path, () => undefined));
  }
  mutants.push(Array.isArray(value) ? [...value, {}] : { ...value, "no such key": 1 });
  const step = Math.max(1, mutants.length / mostMutants);
  return Array.from({ length: Math.min(mutants.length, mostMutants) }, (_, index) =>
    JSON.parse(JSON.stringify(mutants[Math.floor(index * step)])),
  );
}

function placesIn(value, path = []) {
  const places = [path];
  if (typeof value !== "object" || value === null || path.length > 4) return places;
  const keys = Array.isArray(value) ? [...new Set([0, value.length - 1])].filter((index) => index >= 0) : Object.keys(value);
  for (const key of keys) places.push(...placesIn(value[key], [...path, key]));
  return places;
}

function replaced(value, [key, ...rest], by) {
  if (key === undefined) return by(value);
  if (Array.isArray(value)) return value.with?.(key, replaced(value[key], rest, by)) ?? value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  return { ...value, [key]: replaced(value[key], rest, by) };
}

/** Those of several functions that give the same verdicts as the first of them; the others are told of. */
export function agreeing(functions, values, tell) {
  const [[, reference]] = Object.entries(functions);
  const verdicts = values.map((value) => reference(value));
  const names = Object.keys(functions).filter((name) => {
    const wrong = values.findIndex((value, index) => functions[name](value) !== verdicts[index]);
    if (wrong !== -1) tell(`${name} says ${!verdicts[wrong]} of ${JSON.stringify(values[wrong]).slice(0, 80)}`);
    return wrong === -1;
  });
  return new Set(names);
}
