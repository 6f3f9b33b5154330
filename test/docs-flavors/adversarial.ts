/** What runs where a page lets it; a browser's window must not know the name afterwards. */
export const marker = "__pwned__";

const run = `globalThis.${marker}=1`;

/** Texts that one reader or another acts upon. */
export const payloads: readonly string[] = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg onload="${run}">`,
  `<details open ontoggle="${run}"`,
  `<iframe srcdoc="<script>parent.${marker}=1</script>"></iframe>`,
  `<a href="javascript:${run}">x</a>`,
  `<a href="java&#115;cript&colon;${run}">x</a>`,
  `[x](javascript:${run})`,
  `[x](<javascript:${run}>)`,
  `[x](java&#x73;cript&colon;${run})`,
  `<javascript:${run}>`,
  `[x][y]\n\n[y]: javascript:${run}`,
  `[x][y]\n\n[y]:\n  javascript:${run} "title"`,
  `![x](data:text/html,<script>${run}</script>)`,
  `[x](./nowhere.md) ![y](./nowhere.png) [z]: /nowhere`,
  `{{ constructor.constructor('${run}')() }}`,
  `\`{{ constructor.constructor('${run}')() }}\``,
  `\`\`\`js-vue\n{{ constructor.constructor('${run}')() }}\n\`\`\``,
  `    {{ constructor.constructor('${run}')() }}`,
  `text {onclick=${run}}`,
  `{${run}}`,
  `\nimport { x } from "nowhere"\n\nexport const y = ${run}\n`,
  `<script setup>${run}</script>`,
  `<Component :is="'script'" @vue:mounted="${run}"/>`,
  `<b>unclosed <i>tags</b>`,
  `a <br> and <br/> and <BR />`,
  `<br>\n\`\`\`\n<img src=x onerror="${run}">\n\`\`\``,
  `<https://example.com/?a=b&c={d}>`,
  `<someone@example.com>`,
  `<!-- a comment -->`,
  `<!-- one that is left open`,
  `--><img src=x onerror="${run}"><!--`,
  `<!--@include: /etc/passwd-->`,
  `<<< /etc/passwd`,
  `<pre>left open`,
  `<a\nhref="https://example.com"\nonclick="${run}">x</a>`,
  `a | b \\| c \\\\| \`d | e\``,
  `\` \`\` \`\`\` one tick too many`,
  `\`\n\n<img src=x onerror="${run}">\n\n\``,
  `- \`\n- <img src=x onerror="${run}">\n- \``,
  `~~~\n<img src=x onerror="${run}">`,
  `\`\`\`\`\n\`\`\`\n{{ x }} <x>`,
  `> \`\`\`\n<img src=x onerror="${run}">\n> \`\`\``,
  `---\ntitle: x\n---`,
  `::: danger\n{{ x }}\n:::`,
  `[[toc]]`,
  `# Heading {#id onclick=${run}}`,
  `| a |\n|---|\n| <img src=x onerror="${run}"> |`,
  `%% --> ]("]\nclick m0 call alert()\nm0 --> m1["<img src=x onerror='${run}'>"]`,
  `trailing \\`,
  `a\rb\r\n<img src=x onerror="${run}">`,
  `\u2028\u2029\u0000\ufeff`,
  `$\{${run}}`,
];

/** A document of OpenAPI 3.1 with each of the texts in every place where one is read. */
export function adversarialDocument(): unknown {
  const schemas = Object.fromEntries(payloads.map((text, index) => [`S${index}`, objectOf(text, index)]));
  const paths = Object.fromEntries(
    payloads.map((text, index) => [`/p${index}/${text}/{id}`, pathOf(text, index)]),
  );
  return {
    openapi: "3.1.0",
    info: { title: payloads[0], version: "1.0.0", description: payloads[1] },
    tags: payloads.map((text) => ({ name: text, description: text, externalDocs: { url: text } })),
    paths,
    components: {
      schemas: { ...schemas, ...Object.fromEntries(payloads.map((text) => [text, { description: text }])) },
    },
  };
}

function objectOf(text: string, index: number): unknown {
  // No longer chains: an example holds the examples of all that it reaches.
  const ref =
    index % 2 === 0 ? { $ref: `#/components/schemas/S${(index + 1) % payloads.length}` } : { type: "null" };
  return {
    type: "object",
    title: text,
    description: text,
    externalDocs: { url: text, description: text },
    deprecated: index % 5 === 0,
    properties: {
      [text]: { type: "string", description: text, default: text, example: text, pattern: text },
      field: {
        type: "string",
        description: text,
        examples: [text],
        format: text,
        deprecated: index % 2 === 0,
      },
      constant: { const: text, description: text },
      values: { type: "string", enum: [text, `${text}2`], default: text, description: text },
      nested: { type: "object", example: { [text]: [text] }, properties: { [text]: { const: text } } },
      union: {
        oneOf: [{ const: text }, { type: "array", items: { enum: [text, 1] } }, ref],
        description: text,
      },
      map: { type: "object", additionalProperties: { const: text } },
      next: ref,
      [`${text}!`]: ref,
      day: { type: "string", format: "date" },
      file: { type: "string", format: "binary" },
    },
    required: ["field", "nested"],
    additionalProperties: { enum: [text, `${text}2`] },
  };
}

function pathOf(text: string, index: number): unknown {
  const content = {
    "application/json": { schema: { $ref: `#/components/schemas/S${index}` }, example: text },
  };
  return {
    post: {
      operationId: text,
      tags: [text],
      summary: text,
      description: text,
      externalDocs: { url: text },
      parameters: [
        {
          name: "id",
          in: "path",
          required: true,
          description: text,
          schema: { type: "string", example: text },
        },
        { name: text, in: "query", description: text, schema: { type: "string", enum: [text] } },
      ],
      requestBody: { description: text, required: true, content },
      responses: { "200": { description: text, content }, "404": { description: text, content } },
    },
  };
}
