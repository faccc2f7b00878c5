"""Colours of an organization, and those that follow from them so that everything stays legible (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEGIBLE = 4.5  # of text and its ground, by success criterion 1.4.3

# The grounds of our theme that words and links stand on, page and box, by day and by night (publish/theme.css).
DAY = ("#fffdf9", "#f6f0e6")
NIGHT = ("#191d1d", "#242a2a")

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def is_color(text: str) -> bool:
    """Whether `text` is a colour as three or six hexadecimal digits after a number sign."""
    return bool(_HEX.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def color_rules(primary: str, accent: str) -> str:
    """Return the style rules for an organization's colours; without a colour none for it.

    A colour that cannot be read where it would stand is darkened by day or lightened by night just as far as it must.
    """
    return (_primary_rules(primary) if primary else "") + (_accent_rules(accent) if accent else "")


def _primary_rules(primary: str) -> str:
    header, words = _header(primary)
    foot = _until(primary, "#000000", ("#ffffff",), 10)
    night_foot = _until(primary, "#000000", ("#ffffff",), 15)
    everywhere = {
        "--md-primary-fg-color": header,
        "--md-primary-fg-color--light": _mix(header, "#ffffff", 0.15),
        "--md-primary-fg-color--dark": _mix(header, "#000000", 0.25),
        "--md-primary-bg-color": words,
        "--md-primary-bg-color--light": words,
    }
    day = {"--md-typeset-a-color": _until(primary, "#000000", DAY), **_foot(foot)}
    night = {"--md-typeset-a-color": _until(primary, "#ffffff", NIGHT), **_foot(night_foot)}
    return (
        _rule("[data-md-color-primary='custom']", everywhere)
        + _rule("[data-md-color-scheme='default'][data-md-color-primary='custom']", day)
        + _night_rule("[data-md-color-primary='custom']", night)
    )


def _accent_rules(accent: str) -> str:
    day, night = _until(accent, "#000000", DAY), _until(accent, "#ffffff", NIGHT)
    custom = "[data-md-color-accent='custom']"
    return _rule(custom, {"--md-accent-fg-color": day}) + _night_rule(custom, {"--md-accent-fg-color": night})


def _header(primary: str) -> tuple[str, str]:
    """Return the ground of the header and the colour of its words, black on a light ground if that stays legible.

    The search field lies on it as a shade of a quarter black.
    """
    if contrast(primary, "#ffffff") < LEGIBLE and contrast(_mix(primary, "#000000", 0.26), "#000000") >= LEGIBLE:
        return primary, "#000000"
    return _until(primary, "#000000", ("#ffffff",)), "#ffffff"


def _foot(color: str) -> dict[str, str]:
    return {"--md-footer-bg-color": color, "--md-footer-bg-color--dark": _mix(color, "#000000", 0.2)}


def _until(color: str, towards: str, grounds: Iterable[str], enough: float = LEGIBLE) -> str:
    """Return `color`, mixed with `towards` by as many hundredths as it takes to be read with all `grounds`."""
    mixed = (_mix(color, towards, hundredths / 100) for hundredths in range(101))
    return next((each for each in mixed if all(contrast(each, ground) >= enough for ground in grounds)), towards)


def _mix(color: str, other: str, share: float) -> str:
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(color: str) -> float:
    parts = [value / 255 for value in _channels(color)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: str) -> tuple[int, int, int]:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _night_rule(selector: str, values: dict[str, str]) -> str:
    """Return a rule for the dark scheme, which paper never has."""
    return "@media screen{" + _rule(f"[data-md-color-scheme='slate']{selector}", values).rstrip() + "}\n"


def _rule(selector: str, values: dict[str, str]) -> str:
    return f"{selector}{{{''.join(f'{name}:{value};' for name, value in values.items())}}}\n"
