/**
 * The page's state in its address, after the `#`: a browser sends that part to no server. Settings
 * are JSON in base64url, so that a link survives chats and mail.
 */

export function readLink(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const link = { view: parts.get("view"), lesson: parts.get("lesson"), settings: null };
  const text = parts.get("s");
  if (text) {
    try {
      const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
        c.charCodeAt(0),
      );
      link.settings = JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      link.damaged = true;
    }
  }
  return link;
}

export function writeLink({ settings, view, lesson }) {
  const bytes = new TextEncoder().encode(JSON.stringify(settings));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return (
    `#s=${text}` + (view ? `&view=${view}` : "") + (lesson ? `&lesson=${encodeURIComponent(lesson)}` : "")
  );
}
