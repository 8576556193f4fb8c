"use strict";

/* The cards: to be opened by a click on them, walked along with the arrow keys, and printed. */

const element = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const words = JSON.parse(element("_words").textContent);
const media = JSON.parse(element("_media").textContent);
const collectionId = document.body.dataset.collection;
const cards = element("_cards");
const entries = all(".entry");

/* `say("count", { n: 3 })` is "3 cards". */
function say(key, values = {}) {
  const template = (values.n === 1 && words[`${key}_one`]) || words[key];
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const answerOf = (entry) => entry.querySelector("details");
const isShown = (entry) => !entry.hidden;

/* Each picture and sound is in the file once, however many cards show it. */
for (const medium of all("[data-medium]")) {
  if (medium.localName === "img") medium.loading = "lazy";
  medium.src = media[medium.dataset.medium];
}

function turn(entry, open = !answerOf(entry).open) {
  answerOf(entry).open = open;
}

cards?.addEventListener("click", (event) => {
  const face = event.target.closest(".face");
  // The answer's own line turns the card by itself, and whoever selects words wants to copy them.
  if (!face || event.target.closest("summary, a, audio") || String(getSelection())) return;
  turn(face.closest(".entry"));
});

/* The entry that the keyboard is on, or nothing where a key means something else there. */
function entryOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null;
  return event.target.closest("audio") ? null : event.target.closest(".entry");
}

function goTo(entry) {
  entry.querySelector("summary").focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
}

cards?.addEventListener("keydown", (event) => {
  const entry = entryOf(event);
  if (!entry || document.body.classList.contains("studying")) return;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  let at = entries.indexOf(entry) + step;
  while (entries[at] && !isShown(entries[at])) at += step;
  if (!entries[at]) return;
  event.preventDefault();
  goTo(entries[at]);
});

/* On paper every answer is seen. Those that were closed are closed again. */
let openedForPrint = [];
addEventListener("beforeprint", () => {
  openedForPrint = entries.filter((entry) => isShown(entry) && !answerOf(entry).open);
  for (const entry of openedForPrint) turn(entry, true);
});
addEventListener("afterprint", () => {
  for (const entry of openedForPrint) turn(entry, false);
});
