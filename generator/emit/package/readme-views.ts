import { type Api, findConversion, modelExports, type PackageOptions, type View } from "../../ir/index.ts";
import type { Room } from "./layout.ts";

/** What a user has to know of models whose JSON is another than they are; nothing where none is. */
export function describeViews(api: Api, { name }: PackageOptions, rooms: readonly Room[]): string[] {
  const { models } = findConversion(api);
  const room = rooms.find((one) => one.models.some(({ id }) => models.has(id)));
  const model = room?.models.find(({ id }) => models.has(id));
  if (room === undefined || model === undefined) return [];
  const of = modelExports(model.name);
  const text = api.view.int64 === "number" ? [] : [of.parseJson, of.stringify];
  const names = [`type ${of.model}`, `type ${of.wire}`, of.decode, of.encode, ...text];
  const lines = [
    `import { ${names.join(", ")} } from "${name}/${room.path}";`,
    "",
    "declare const json: unknown;",
    "",
    "// From JSON, checked on the way; a ValidationError says what is wrong and where in the JSON.",
    `const model: ${of.model} = ${of.decode}(json, { unknownKeys: "strip", defaults: true });`,
    "",
    "// And back.",
    `const wire: ${of.wire} = ${of.encode}(model);`,
    ...(text.length === 0
      ? []
      : [
          "",
          "// The same from and to text, where integers of format int64 keep all their digits; other numbers are doubles.",
          `const exact: ${of.model} = ${of.parseJson}('{}');`,
          `const written: string = ${of.stringify}(exact);`,
        ]),
  ];
  return [
    "## Models and their JSON",
    `What travels is not quite what programs hold:\n\n${rules(api.view)
      .map((rule) => `- ${rule}`)
      .join("\n")}`,
    `\`\`\`typescript\n${lines.join("\n")}\n\`\`\``,
    `\`${of.is}\`, \`${of.model}.validate\` and the like speak of the model, \`${of.wire}\` is the type of its JSON. Libraries that take a Standard Schema give \`${of.model}\` JSON and get a model; to those that ask for a \`parse\` before that, as tRPC does, hand \`{ "~standard": ${of.model}["~standard"] }\`. Parts that are alike in both are not copied, unless \`unknownKeys\` or \`defaults\` asks for it. \`unknownKeys\` is \`"keep"\` where nothing is said; \`"refuse"\` makes an issue of each. A key that is another one's name in the model is refused, or left out with \`"strip"\`.`,
  ];
}

function rules({ properties, dates, int64, enums }: View): string[] {
  const integers = {
    number: [],
    bigint: [
      "Integers of 64 bits are a `bigint`. A number of JSON beyond 2^53 has lost digits once it is parsed, and is refused.",
    ],
    string: [
      "Integers of 64 bits are a string of digits. A number of JSON beyond 2^53 has lost digits once it is parsed, and is refused.",
    ],
  } as const;
  return [
    ...(properties === "camel" ? ["Keys are in camelCase."] : []),
    ...(dates === "Date"
      ? [
          "A `date-time` is a `Date`: its offset is applied and not kept, fractions are cut to milliseconds, and a leap second is the moment after it. It is written in UTC.",
          "A `date` is a `Date` at midnight in UTC; a `Date` of another time of the day is refused.",
        ]
      : []),
    ...integers[int64],
    ...(enums === "open" ? ["Enums of responses accept values that the document does not list."] : []),
  ];
}
