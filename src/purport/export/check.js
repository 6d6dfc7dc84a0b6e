// Ties between what a finding is about on either side, drawn in the space between; numbers tie them without it.
"use strict";
const SVG = "http://www.w3.org/2000/svg", APART = 21, RADIUS = 9, wide = matchMedia("screen and (min-width:56rem)");

function made(name, attributes, within) {
  const one = document.createElementNS(SVG, name);
  for (const key in attributes) one.setAttribute(key, attributes[key]);
  return within.appendChild(one);
}

// Where each finding's first words stand, kept in view and apart from one another.
function ends(side, top, bottom) {
  const found = [];
  for (const mark of side.querySelectorAll(".found[id]")) {
    const line = mark.getClientRects()[0];
    if (!line) continue;
    const middle = line.top + line.height / 2;
    const at = Math.min(Math.max(middle, top), bottom);
    const number = mark.id.match(/\d+$/)[0], kind = [...mark.classList].find(name => name.startsWith("kind-"));
    found.push({ id: mark.id, number, kind, middle, at, away: at !== middle });
  }
  found.sort((a, b) => a.middle - b.middle);
  for (let i = 1; i < found.length; i++) found[i].at = Math.max(found[i].at, found[i - 1].at + APART);
  for (let i = found.length - 1, most = bottom; i >= 0; i--, most = found[i + 1].at - APART)
    found[i].at = Math.min(found[i].at, most);
  return found;
}

function dot(end, x, group) {
  const link = made("a", { href: "#" + end.id, tabindex: "-1" }, group);
  if (end.away) link.setAttribute("class", "away");
  made("circle", { cx: x, cy: end.at, r: RADIUS }, link);
  made("text", { x, y: end.at }, link).textContent = end.number;
}

function draw(held) {
  const svg = held.querySelector(".ties");
  svg.replaceChildren();
  if (!wide.matches) return;
  const text = held.querySelector(".side.text"), reports = held.querySelector(".side.reports");
  const board = held.getBoundingClientRect(), pane = text.getBoundingClientRect(), other = reports.getBoundingClientRect();
  const margin = RADIUS + 2, low = Math.min(innerHeight, board.bottom) - margin;
  if (low < Math.max(0, board.top)) return;
  const from = ends(text, Math.max(pane.top, 0) + margin, Math.min(pane.bottom, low));
  const to = ends(reports, Math.max(other.top, 0) + margin, low);
  const left = pane.right - board.left + RADIUS + 6, right = other.left - board.left - RADIUS - 6;
  for (const one of [...from, ...to]) one.at -= board.top;
  for (const start of from) {
    const group = made("g", { class: "tie k" + start.number + " " + start.kind }, svg);
    for (const end of to.filter(one => one.number === start.number)) {
      const middle = (left + right) / 2;
      const path = { d: `M${left} ${start.at}C${middle} ${start.at} ${middle} ${end.at} ${right} ${end.at}` };
      if (start.away || end.away) path.class = "away";
      made("path", path, group);
      dot(end, right, group);
    }
    dot(start, left, group);
  }
}

let waiting = 0;
function redraw() {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    document.querySelectorAll(".held").forEach(draw);
  });
}
addEventListener("scroll", redraw, { capture: true, passive: true });
addEventListener("resize", redraw);
addEventListener("toggle", redraw, true);
const sizes = new ResizeObserver(redraw);
document.querySelectorAll(".side").forEach(side => sizes.observe(side));
redraw();
