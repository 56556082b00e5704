/**
 * A text as Markdown (CommonMark, GFM) that shows the text and nothing else: no emphasis, link, image, HTML, list or heading comes from it.
 * It is one line: line breaks and control characters become spaces, and none stands at an end.
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|#$]/g, '\\$&')
    .replace(/[.:@](?=\S)|\/(?=\/)/g, '\\$&')
    .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
