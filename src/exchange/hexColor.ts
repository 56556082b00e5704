/** The colours of a codebook's tag for tools that know `#rrggbb` only. Theme colours have the value of the usual dark theme. */
const themeColors: Readonly<Record<string, string>> = {
  'charts.red': '#f14c4c',
  'charts.blue': '#3794ff',
  'charts.yellow': '#cca700',
  'charts.orange': '#d18616',
  'charts.green': '#89d185',
  'charts.purple': '#b180d7',
};

/** A codebook's colour (`#rgb`, `#rrggbb` or a theme colour) as `#rrggbb`; undefined for a theme colour that we do not know. */
export function hexColor(color: string): string | undefined {
  const lower = color.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(lower)) return lower;
  if (/^#[0-9a-f]{3}$/.test(lower)) return lower.replace(/[0-9a-f]/g, '$&$&');
  return themeColors[lower];
}

/** Black or white, whichever is easier to read on a colour `#rrggbb`. */
export function textColorOn(color: string): '#000000' | '#ffffff' {
  const part = (at: number): number => parseInt(color.slice(at, at + 2), 16);
  return part(1) * 0.299 + part(3) * 0.587 + part(5) * 0.114 > 140 ? '#000000' : '#ffffff';
}
