/** Whether a number is a multiple of another as both are written in decimals: 19.99 is one of 0.01. */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (value % divisor === 0) return true;
  if (!Number.isFinite(value)) return false;
  const [digits, exponent] = decimal(value);
  const [divisorDigits, divisorExponent] = decimal(divisor);
  const shift = exponent - divisorExponent;
  // 10^shift is taken modulo the divisor's digits: 1e308 by 1e-300 stays small.
  if (shift >= 0) return (digits * powerOfTen(shift, divisorDigits)) % divisorDigits === 0n;
  // A divisor of more decimal zeros than the value has digits cannot divide it.
  return digits === 0n || (-shift < 40 && digits % (divisorDigits * 10n ** BigInt(-shift)) === 0n);
}

/** A number as digits and a power of ten. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [mantissa = "", power = "0"] = value.toExponential().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(power) - fraction.length];
}

function powerOfTen(exponent: number, modulus: bigint): bigint {
  let power = 1n;
  for (let count = 0; count < exponent; count++) power = (power * 10n) % modulus;
  return power;
}

/** Whether a value is an integer of 64 bits as a string of digits. */
export function isInt64Text(value: unknown): value is string {
  if (typeof value !== "string" || !/^(?:0|-?[1-9]\d{0,18})$/.test(value)) return false;
  const integer = BigInt(value);
  return BigInt.asIntN(64, integer) === integer;
}
