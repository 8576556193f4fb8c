
/* By day or by night: as the system has it, or as the reader chose. Runs before anything is drawn. */
{
  const night = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => kept.get("tearcards colours") ?? "system";

  const paint = () => {
    const dark = chosen() === "dark" || (chosen() !== "light" && night.matches);
    document.documentElement.classList.toggle("nightMode", dark);
  };

  paint();
  night.addEventListener("change", paint);
  addEventListener("DOMContentLoaded", () => {
    const choice = document.getElementById("_colours");
    if (!choice) return;
    choice.value = chosen();
    choice.addEventListener("change", () => {
      kept.set("tearcards colours", choice.value);
      paint();
    });
  });
}
