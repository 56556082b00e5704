export function activate(): void {
  // The parts are composed here.
}
