// Looks at the page in the frame as a reader's browser lays it out, and leaves what is wrong as JSON in the body. The page
// has neither scripts nor a network; this one stands outside of its frame.
const frame = document.getElementById("page");
const problems = [];
const wrong = (what, element) => problems.push(what + ": " + element.outerHTML.slice(0, 160));

function luminance(colour) {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map(part => part / 255);
  const [red, green, blue] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// The nearest background that is not see-through.
function ground(element, view) {
  for (; element; element = element.parentElement) {
    const colour = view.getComputedStyle(element).backgroundColor;
    if (!/, 0\)$/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
}

// WCAG 2.1, 1.4.3: text of ordinary size has 4.5 to 1.
function contrasts(page, view) {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest("svg")) continue;
    const [light, dark] = [luminance(view.getComputedStyle(element).color), luminance(ground(element, view))].sort((a, b) => b - a);
    if ((light + 0.05) / (dark + 0.05) < 4.5) wrong("contrast " + ((light + 0.05) / (dark + 0.05)).toFixed(2), element);
  }
}

// Nothing is wider than the page, unless it stands in a box that scrolls by itself.
function widths(page, view) {
  const edge = page.documentElement.clientWidth;
  if (page.documentElement.scrollWidth > edge) problems.push("the page scrolls sideways: " + page.documentElement.scrollWidth);
  for (const element of page.body.querySelectorAll("*"))
    if (!element.closest(".wide, svg") && element.getBoundingClientRect().right > edge + 1) wrong("wider than the page", element);
}

function structure(page) {
  let level = 0;
  for (const heading of page.querySelectorAll("h1, h2, h3, h4")) {
    if (heading.tagName[1] - level > 1) wrong("a level of headings is skipped", heading);
    level = Number(heading.tagName[1]);
    if (!heading.textContent.trim()) wrong("an empty heading", heading);
  }
  for (const table of page.querySelectorAll("table"))
    if (!table.caption || !table.querySelector("th[scope]")) wrong("a table without caption or heads", table);
  for (const drawing of page.querySelectorAll("svg"))
    if (!drawing.closest("[aria-hidden]") && !(drawing.getAttribute("role") === "img" && drawing.getAttribute("aria-label")))
      wrong("a drawing without a name", drawing);
  for (const link of page.querySelectorAll("a"))
    if (!/^(#|https?:)/.test(link.getAttribute("href"))) wrong("a link that leads elsewhere", link);
  for (const link of page.querySelectorAll("a[href^='#']"))
    if (!page.getElementById(link.getAttribute("href").slice(1))) wrong("a link to nothing", link);
  for (const loaded of page.querySelectorAll("script, img, iframe, link, object, embed, form, [src], [onload], [onclick], [onerror]"))
    wrong("an element that loads or runs something", loaded);
}

frame.onload = async () => {
  const page = frame.contentDocument, view = frame.contentWindow;
  structure(page);
  widths(page, view);
  contrasts(page, view);
  const axe = document.getElementById("axe");
  if (axe) {
    const scope = { window: view, document: page };
    new Function("window", "document", axe.textContent).call(view, view, page);
    const found = await view.axe.run(page, { iframes: false });
    for (const rule of found.violations)
      problems.push("axe, " + rule.id + ": " + rule.help + ": " + rule.nodes[0].html.slice(0, 160));
  }
  document.body.textContent = "LOOKED" + JSON.stringify(problems) + "LOOKED";
};
