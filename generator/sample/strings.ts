import type { Faker } from "./faker.ts";

/** Samples that name their own reference date do so from here, whatever the year of the run. */
const reference = "2025-01-01T00:00:00.000Z";

/**
 * As many remarks as the format's own word list has, so that one draw chooses one and the stream goes on as there; the
 * list itself is of an older version of the library and is not at hand.
 */
const remarks: readonly string[] = [
  "A chair with a padded seat and a back that supports you all day",
  "An engine at the front, a gearbox at the back and four driven wheels",
  "A light laptop with a bright screen and enough memory for work",
  "A slim keyboard with soft keys and coloured lights below them",
  "A wireless mouse that lasts a year on one battery",
  "A motorcycle of a series that has been built for decades",
  "A ball that is good for training and for play",
  "A pair of gloves that are cut for an easy fit",
  "A shirt for sports that keeps muscles warm",
  "A range of shirts with fits that will make you stand out",
  "A mix of natural ingredients, and nothing besides",
  "A pair of shoes made to last and to follow the fashion",
];

const systems: readonly string[] = [
  "Windows",
  "MacOS",
  "Linux",
  "Android",
  "iOS",
  "Chrome OS",
  "Windows Phone",
  "Blackberry",
  "WebOS",
  "BeOS",
  "Symbian",
];

const epoch = (date: Date): string => String(date.getTime());

/** An address of version 4 or 6. The format draws the four numbers of version 4 one by one. */
function address(faker: Faker): string {
  if (!faker.datatype.boolean()) return faker.internet.ipv6();
  return [1, 2, 3, 4].map(() => faker.number.int(255)).join(".");
}

/** What a string property of this name, in lower case, is filled with. */
const byName: Readonly<Record<string, (faker: Faker) => string>> = {
  key: () => "<key>",
  filename: () => "example.file",
  email: (faker) => faker.internet.email(),
  password: (faker) => faker.internet.password(),
  username: (faker) => faker.internet.username(),
  user: (faker) => faker.internet.username(),
  displayname: (faker) => faker.internet.username(),
  host: (faker) => faker.internet.domainName(),
  hostname: (faker) => faker.internet.domainName(),
  domain: (faker) => faker.internet.domainName(),
  domainname: (faker) => faker.internet.domainName(),
  referer: (faker) => faker.internet.domainName(),
  path: (faker) => faker.system.directoryPath(),
  description: (faker) => faker.word.words({ count: { min: 3, max: 10 } }),
  comments: (faker) => faker.word.words({ count: { min: 5, max: 20 } }),
  comment: (faker) => faker.helpers.arrayElement(remarks),
  fullname: (faker) => faker.person.fullName(),
  firstname: (faker) => faker.person.firstName(),
  lastname: (faker) => faker.person.lastName(),
  country: (faker) => faker.location.country(),
  city: (faker) => faker.location.city(),
  continent: (faker) => faker.location.continent(),
  state: (faker) => faker.location.state(),
  timezone: (faker) => faker.location.timeZone(),
  postalcode: (faker) => faker.location.zipCode(),
  zipcode: (faker) => faker.location.zipCode(),
  address: (faker) => faker.location.streetAddress(),
  addressline1: (faker) => faker.location.streetAddress(),
  addressline2: () => "-",
  currency: (faker) => faker.finance.currencyName(),
  iban: (faker) => faker.finance.iban(),
  amount: (faker) => faker.finance.amount(),
  price: (faker) => faker.commerce.price(),
  account: (faker) => faker.finance.accountNumber(),
  phone: (faker) => faker.phone.number(),
  phonenumber: (faker) => faker.phone.number(),
  companyname: (faker) => faker.company.name(),
  color: (faker) => faker.color.human(),
  image: (faker) => faker.image.url(),
  avatar: (faker) => faker.image.url(),
  video: (faker) => faker.image.url().replace("photos", "videos"),
  ip: address,
  ipaddress: address,
  browser: (faker) => faker.helpers.arrayElement(["Chrome", "Firefox", "Safari"]),
  device: (faker) => faker.helpers.arrayElement(["Desktop", "Mobile"]),
  os: (faker) => faker.helpers.arrayElement(systems),
  json: (faker) => `{key: ${faker.number.int()}, key1: null, key2: "<value>"}`,
  date: (faker) => faker.date.past({ refDate: reference }).toISOString().slice(0, 10),
  createdat: (faker) => epoch(faker.date.past({ refDate: reference })),
  expiredat: (faker) => epoch(faker.date.past({ refDate: reference })),
  updatedat: (faker) => epoch(faker.date.recent({ refDate: reference })),
  expiresat: (faker) => epoch(faker.date.future({ refDate: reference })),
};

/** A string that has no format, for a property of this name; also what may be anything is one. */
export function stringByName(faker: Faker, name: string): string {
  const lower = name.toLowerCase();
  const known = Object.hasOwn(byName, lower) ? byName[lower] : undefined;
  if (known !== undefined) return known(faker);
  if (lower.endsWith("id")) return "<id>";
  if (lower.endsWith("url") || lower.endsWith("uri")) return faker.internet.url();
  return "<value>";
}

/** A point in time around the year that samples stand for: from two years before it to its end. */
export function instant(faker: Faker, year: number): string {
  const from = new Date(Date.UTC(year - 2, 0, 1));
  const to = new Date(Date.UTC(year + 1, 0, 1));
  return faker.date.between({ from, to }).toISOString();
}

/** What a string of this format is filled with; other formats are filled by name. */
export const byFormat: Readonly<Record<string, (faker: Faker, year: number) => string>> = {
  uuid: (faker) => faker.string.uuid(),
  email: (faker) => faker.internet.email(),
  uri: (faker) => faker.internet.url(),
  url: (faker) => faker.internet.url(),
  "date-time": instant,
  date: (faker, year) => instant(faker, year).slice(0, 10),
};
