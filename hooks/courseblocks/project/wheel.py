"""The package as a wheel, packed from where it is installed: no build tool, no source and no network is needed.

The form is that of the specification "Binary distribution format" of the Python packaging guide. The same package gives
the same bytes on every machine, so that a hash can be compared.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from courseblocks.core.problems import Refusal

NAME = "courseblocks"
PACKAGE = Path(__file__).parent.parent

_TAGS = "Wheel-Version: 1.0\nGenerator: courseblocks\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def write_wheel(folder: Path) -> Path:
    """Write the wheel into `folder`, and beside it the line that pip installs it by, with its hash; return its path.

    Raises:
        Refusal: the package is not installed, so that nobody knows its version.

    """
    try:
        known = distribution(NAME)
    except PackageNotFoundError:
        raise Refusal(f"{NAME} is not installed here. Run 'make site' once, which installs it.") from None
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{NAME}-{known.version}-py3-none-any.whl"
    _zip(wheel, {**_package(), **_information(known)}, f"{NAME}-{known.version}.dist-info/RECORD")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (folder / "requirements.txt").write_text(f"{NAME}=={known.version} --hash=sha256:{digest}\n", encoding="utf-8")
    return wheel


def _package() -> dict[str, bytes]:
    paths = (path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*")) if path.is_file())
    shown = (path for path in paths if not any(part.startswith(".") or part == "__pycache__" for part in path.parts))
    return {f"{NAME}/{path.as_posix()}": (PACKAGE / path).read_bytes() for path in shown}


def _information(known: Distribution) -> dict[str, bytes]:
    files = {"METADATA": known.read_text("METADATA"), "entry_points.txt": known.read_text("entry_points.txt")}
    texts = {**{name: text for name, text in files.items() if text}, "WHEEL": _TAGS}
    return {f"{NAME}-{known.version}.dist-info/{name}": text.encode() for name, text in texts.items()}


def _zip(wheel: Path, files: Mapping[str, bytes], record: str) -> None:
    lines = [f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items()] + [f"{record},,\n"]
    with ZipFile(wheel, "w") as archive:
        for name, data in {**files, record: "".join(lines).encode()}.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)  # of 1980, as long as nobody says another day


def _digest(data: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
