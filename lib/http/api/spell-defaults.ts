type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown) => isObject(value) && Object.keys(value).length === 0;

/** The schema that a reference within the document points to. */
function resolve(schema: Json, document: Json): Json {
  if (typeof schema.$ref !== "string") return schema;
  const found = schema.$ref
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document);
  return isObject(found) ? found : {};
}

/** What an object without members is filled with: the defaults of its properties. */
function fill(schema: Json, document: Json): Json {
  const { properties } = resolve(schema, document);
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      if (!isObject(property) || !("default" in property)) return [];
      const whole = isEmpty(property.default) ? fill(property, document) : property.default;
      return [[name, whole]];
    }),
  );
}

function visitEach(node: unknown, change: (schema: Json) => void): void {
  if (Array.isArray(node)) for (const item of node) visitEach(item, change);
  if (!isObject(node)) return;
  change(node);
  for (const value of Object.values(node)) visitEach(value, change);
}

/** Says a default that is a list of fixed words in words: typed clients take it for any texts. */
function tellWords(schema: Json): void {
  const { items, description } = schema;
  if (!Array.isArray(schema.default) || !isObject(items) || !Array.isArray(items.enum)) return;
  const told = `By default ${schema.default.join(", ") || "none"}`;
  schema.description = typeof description === "string" ? `${description}. ${told}` : told;
  delete schema.default;
}

/**
 * Writes each default of an OpenAPI document as what it comes to, in place: makers of clients take
 * `{}` for the value itself. A default without members is left out, and one that is a list of fixed
 * words goes into the description; that of the whole object still holds it.
 */
export function spellDefaults(document: object): void {
  const root: Json = { ...document };
  visitEach(root, (schema) => {
    if (!isEmpty(schema.default)) return;
    const whole = fill(schema, root);
    if (isEmpty(whole)) delete schema.default;
    else schema.default = whole;
  });
  visitEach(root, tellWords);
}
