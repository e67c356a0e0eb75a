"""Waiting for a state of a page that forbids `eval`, as ours do: Playwright's own way evaluates text at every look."""

import time

from playwright.sync_api import Error, JSHandle, Page, TimeoutError

LONGEST = 45_000.0  # ms
LOOK = """async ([arg, longest]) => {
  const look = () => {
    const said = (%s);
    return typeof said === 'function' ? said(arg) : said;
  };
  const until = performance.now() + longest;
  while (performance.now() < until) {
    const found = await look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  return null;
}"""
LEFT = ("context was destroyed", "Cannot find context", "navigat")  # the page went on to another: it is asked there


def wait_for_function(page: Page, expression: str, *, arg: object = None, timeout: float | None = None) -> JSHandle:
    """What `expression`, or the function it is called with `arg`, says once it is true.

    Raises:
        TimeoutError: it was not within `timeout` milliseconds.
    """
    until = time.monotonic() + (LONGEST if timeout is None else timeout) / 1000
    while (left := until - time.monotonic()) > 0:
        try:
            found = page.evaluate_handle(LOOK % expression.strip().rstrip(";"), [arg, left * 1000])
            if found.evaluate("each => each !== null"):
                return found
        except Error as error:
            if not any(each in error.message for each in LEFT):
                raise
    raise TimeoutError(f"never true: {expression}")


def install() -> None:
    """Have every page wait like this."""
    Page.wait_for_function = wait_for_function  # type: ignore[method-assign, assignment]
