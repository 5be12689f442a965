/** An NHS number as people read it aloud: "999 172 5008". Anything but ten digits is given back as it is. */
export function sayNhsNumber(number: string): string {
  return number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}
