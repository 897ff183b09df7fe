"""Addresses with encryption: a server on this machine, whose certificate only these tests trust."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reports.errors import InvalidDocument
from reports.limits import NORMAL
from reports.network import Policy, fetch
from tests.reports.test_network import Site, page, redirect, serving, to_this_machine

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
REPORT = b"They flew from Caracas to Tehran."


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of news.example that no one has signed, and its key, in one file."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    key = file.with_name("key.pem")
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    name = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run(["openssl", *kind, *name, "-keyout", key, "-out", file], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file


@pytest.fixture
def site(certificate: Path) -> Iterator[Site]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with serving(tls) as here:
        here.pages["/report"] = page(REPORT)
        yield here


@pytest.fixture
def policy(certificate: Path) -> Policy:
    trusting = partial(ssl.create_default_context, cafile=certificate)
    return Policy(seconds=5, resolve=to_this_machine, is_allowed="127.0.0.1".__eq__, context=trusting)


def address(site: Site, path: str, host: str = "news.example") -> str:
    return f"https://{host}:{site.port}{path}"


def test_a_page_is_fetched_over_an_encrypted_line(site: Site, policy: Policy) -> None:
    assert fetch(address(site, "/report"), NORMAL, policy) == REPORT
    assert site.asked == ["/robots.txt", "/report"]


def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_asked(site: Site, policy: Policy) -> None:
    with pytest.raises(InvalidDocument, match="certificate"):
        fetch(address(site, "/report"), NORMAL, replace(policy, context=ssl.create_default_context))
    assert not site.asked


def test_the_certificate_of_another_host_is_refused_before_anything_is_asked(site: Site, policy: Policy) -> None:
    elsewhere = replace(policy, resolve=lambda _host, _port: ["127.0.0.1"])
    with pytest.raises(InvalidDocument, match="certificate"):
        fetch(address(site, "/report", "other.example"), NORMAL, elsewhere)
    assert not site.asked


def test_no_redirect_leads_from_an_encrypted_line_to_a_plain_one(site: Site, policy: Policy) -> None:
    site.pages["/moved"] = redirect(site.url("/report"))
    with pytest.raises(InvalidDocument, match="redirects to an address that is not fetched"):
        fetch(address(site, "/moved"), NORMAL, replace(policy, allow_http=True))
    assert "/report" not in site.asked
