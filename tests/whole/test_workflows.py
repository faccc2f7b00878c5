"""What a Git host does with the project: workflows, forms and guides, held to what can be run without one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from course_folder import PROJECT, SKELETON

if TYPE_CHECKING:
    from conftest import Build

BIN = Path(sys.executable).parent
FORGE = PROJECT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
THIN = PROJECT / "hooks/courseblocks/project/thin"
OF_THE_TEMPLATE = {"COURSE_IS_TEMPLATE", "COURSE_REPORT"}  # it has a form for reports
FORMS = sorted(path for path in (FORGE / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
GUIDES = [
    FORGE / "CONTRIBUTING.md",
    FORGE / "SECURITY.md",
    FORGE / "pull_request_template.md",
    FORGE / "pages-are-off.md",
    FORGE / "CODEOWNERS.example",
    PROJECT / "docs/trainers/make-it-yours.md",
    *FORMS,
]
TARGETS = set(re.findall(r"(?m)^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8")))
OTHER_LINES = {
    "bash .ci/run",  # what a submission has to pass
    "bash .ci/tag",  # which a test below runs
    "sudo tests/install-browsers",  # root may install what a runner lacks
    'cat .github/pages-are-off.md >> "$GITHUB_STEP_SUMMARY"',  # there is nothing built yet to run
}

# What jobs may write, by workflow and job.
WRITTEN = {("publish", "deploy"): {"pages", "id-token"}, ("tag", "tag"): {"contents"}}
DEFAULT_BRANCH = (
    "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"  # and no tag of its name
)

each_workflow = pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in WORKFLOWS])


def read(path: Path) -> Any:
    """Return a file of YAML; its `on` is a word here, as it is to a Git host."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  (it reads texts alone)


def steps(path: Path) -> list[dict[str, Any]]:
    """Return all steps of a workflow."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_there_is_a_workflow_for_each_of_four_things() -> None:
    """Publishing, pull requests, tags of versions, and the generator's own tests; the tests below look at them."""
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml", "tag.yml", "test.yml"]
    assert [path.name for path in FORMS] == ["mistake.yml", "new-item.yml"]


def test_zizmor_finds_no_weakness() -> None:
    """At its strictest, without asking any host."""
    found = subprocess.run(
        [
            str(BIN / "zizmor"),
            "--offline",
            "--no-config",
            "--strict-collection",
            "--persona=pedantic",
            "--no-progress",
            str(FORGE),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("dependabot", [FORGE / "dependabot.yml"]),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [FORGE / "ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_each_file_has_the_form_that_its_host_reads(schema: str, paths: list[Path]) -> None:
    """A workflow with a mistyped key would be passed over in silence."""
    hold_to(schema, paths)


def hold_to(schema: str, paths: list[Path]) -> None:
    """Check files against a schema that the checker brings along."""
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


@each_workflow
def test_every_step_is_a_command_that_a_desk_has_too(path: Path) -> None:
    """What only a runner could run, no test could see fail."""
    lines = [line for step in steps(path) for line in step.get("run", "").strip().splitlines()]
    assert lines
    for line in lines:
        called = re.fullmatch(r'make ([a-z]+)(?: >> "\$GITHUB_STEP_SUMMARY")?', line)
        assert (called and called[1] in TARGETS) or line in OTHER_LINES, line


@each_workflow
def test_every_action_is_named_by_its_commit(path: Path) -> None:
    """A tag can be moved to other code; the comment tells people and Dependabot the version."""
    used = re.findall(r"(?m)uses: (.*)$", path.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_an_action_has_the_same_commit_everywhere() -> None:
    """One workflow is not forgotten when another is brought up to date."""
    used = set(chain.from_iterable(re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8")) for path in WORKFLOWS))
    assert len({action.split("@")[0] for action in used}) == len(used)


@each_workflow
def test_a_workflow_may_do_nothing_that_it_does_not_say(path: Path) -> None:
    """Nothing at the top, each job what it needs, and writing only where a site is published or a version tagged."""
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        granted = job["permissions"]
        written = {scope for scope, grade in granted.items() if grade != "read"}
        assert written == WRITTEN.get((path.stem, name), set())
        assert 0 < int(job["timeout-minutes"]) <= 60


@each_workflow
def test_a_fork_is_given_no_key(path: Path) -> None:
    """What comes from outside is checked without the rights of the repository, and no token is left on the disk."""
    assert "pull_request_target" not in read(path)["on"]
    assert "secrets." not in path.read_text(encoding="utf-8")
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_a_running_deployment_is_never_stopped_halfway() -> None:
    """Only the newest of those that wait is kept, and other branches do not push it aside."""
    workflow = read(FORGE / "workflows/publish.yml")
    assert workflow["concurrency"] == {"group": "publish-${{ github.ref }}", "cancel-in-progress": "false"}
    assert workflow["jobs"]["build"]["if"] == DEFAULT_BRANCH
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}


GH = """\
#!/bin/sh
echo "$*" >> "$CALLS"
[ "$2" != --silent ] || [ "$3" = --method ] || exit "$THERE"
"""


@pytest.mark.parametrize("there", [True, False])
def test_a_version_gets_its_tag_once(tmp_path: Path, *, there: bool) -> None:
    """On the commit that the workflow runs for; the host's own command is asked whether the tag is there."""
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    environment = {"GITHUB_REPOSITORY": "we/ours", "GITHUB_SHA": "abc", "CALLS": str(tmp_path / "calls")}
    environment |= {"THERE": "0" if there else "1", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", str(PROJECT / ".ci/tag")], env=environment, capture_output=True, text=True, check=True
    )
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    asked, *made = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert asked == f"api --silent repos/we/ours/git/ref/tags/v{version}"
    post = f"api --silent --method POST repos/we/ours/git/refs --raw-field ref=refs/tags/v{version} --raw-field sha=abc"
    assert made == ([] if there else [post])
    assert done.stdout.startswith(f"v{version} is ")


def test_tags_are_for_the_template_alone() -> None:
    """A course that was made from it has versions of its own."""
    job = read(FORGE / "workflows/tag.yml")["jobs"]["tag"]
    assert job["if"] == f"github.event.repository.is_template && {DEFAULT_BRANCH}"


def test_a_course_without_the_generator_has_the_same_workflows() -> None:
    """But for how it takes the tools, which it has no Makefile for; what both say is held to be one."""
    for name in ("check.yml", "publish.yml"):
        ours, theirs = read(FORGE / "workflows" / name), read(THIN / "workflows" / name)
        for job, said in theirs["jobs"].items():
            own, its = said.pop("steps"), ours["jobs"][job].pop("steps")
            known = {step["name"]: alike(step) for step in its}
            assert [alike(step) for step in own if step["name"] != "Take the tools"] == [
                known[step["name"]] for step in own if step["name"] != "Take the tools"
            ]
        for workflow in (ours, theirs):
            workflow.get("env", {}).pop("COURSE_IS_TEMPLATE", None)
        assert theirs == ours


def alike(step: dict[str, Any]) -> dict[str, Any]:
    """Return what a step is in any course: its commands differ, and only the template asks whether it is one."""
    environment = {name: value for name, value in step.get("env", {}).items() if name not in OF_THE_TEMPLATE}
    return {**step, "run": "run" in step, "env": environment}


def names_that_are_read() -> set[str]:
    """Return the names of the environment that `mkdocs.yml` and the check read, but for what `make offline` sets."""
    texts = [PROJECT / "mkdocs.yml", *(PROJECT / "hooks").rglob("*.py")]
    found = re.findall(r"\bCOURSE_[A-Z_]+", "".join(path.read_text(encoding="utf-8") for path in texts))
    return set(found) - set(re.findall(r"\bCOURSE_[A-Z]+", (PROJECT / "Makefile").read_text(encoding="utf-8")))


def test_the_address_reaches_the_course_by_the_names_that_it_reads() -> None:
    """What `mkdocs.yml` and the check read is what the workflow sets, and the report opens a form that is there."""
    environment = next(step["env"] for step in steps(FORGE / "workflows/publish.yml") if step.get("run") == "make site")
    assert set(environment) == names_that_are_read()
    template, field = re.findall(r"template=(\S+?)&(\w+)=\{item\}", environment["COURSE_REPORT"])[0]
    form = read(FORGE / "ISSUE_TEMPLATE" / template)
    assert field in {entry.get("id") for entry in form["body"]}


def test_a_pull_request_is_compared_with_the_branch_that_it_is_meant_for() -> None:
    """The whole history is there, and the name of a branch reaches the shell as a value only."""
    workflow = read(FORGE / "workflows/check.yml")
    assert list(workflow["on"]) == ["pull_request"]
    assert steps(FORGE / "workflows/check.yml")[0]["with"]["fetch-depth"] == "0"
    assert workflow["env"]["BASE"] == "${{ github.base_ref }}"


def test_tests_run_where_the_generator_is_touched() -> None:
    """Every path that starts them is there."""
    for event in read(FORGE / "workflows/test.yml")["on"].values():
        for pattern in (event or {}).get("paths", []):
            assert list(PROJECT.glob(pattern)), pattern


def named_files() -> Iterator[tuple[str, str]]:
    """Yield each file of the project that a guide or a form names, and the guide."""
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        for name in re.findall(r"`((?:docs|quizzes|hooks|tests|\.github|\.ci)/[^`\s]*)`", text):
            yield str(guide.relative_to(PROJECT)), name


@pytest.mark.parametrize(("guide", "name"), sorted(set(named_files())))
def test_a_guide_names_files_that_there_are(guide: str, name: str) -> None:
    """But for those that it tells how to make."""
    made = {
        "docs/assets/logo.svg",
        "docs/assets/favicon.svg",
        "docs/.spelling.txt",
        "docs/station/",
        ".github/CODEOWNERS",
    }
    assert name in made or (PROJECT / name).exists(), guide


@pytest.mark.parametrize("guide", [pytest.param(guide, id=guide.name) for guide in GUIDES if guide.suffix == ".md"])
def test_a_guide_names_commands_that_there_are(guide: Path) -> None:
    """A target of the Makefile that was renamed is renamed there too."""
    text = guide.read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE):
        assert target in TARGETS, target
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text) if guide.parent == FORGE else []
    for link in links:  # a build checks those of the course
        assert (guide.parent / link).exists(), link


def test_the_recipe_for_another_host_has_the_form_that_it_reads(tmp_path: Path) -> None:
    """The file of the guide, word for word."""
    text = (PROJECT / "docs/trainers/make-it-yours.md").read_text(encoding="utf-8")
    recipe = re.findall(r"(?s)```yaml\n(# \.gitlab-ci\.yml.*?)```", text)[0]
    (tmp_path / ".gitlab-ci.yml").write_text(recipe, encoding="utf-8")
    hold_to("gitlab-ci", [tmp_path / ".gitlab-ci.yml"])
    assert set(re.findall(r"\bCOURSE_[A-Z_]+", recipe)) == names_that_are_read()


def test_the_module_of_the_guide_is_one(build_site: Build) -> None:
    """Its files, word for word, build strictly, and its lesson has its item."""
    text = (PROJECT / "docs/trainers/make-it-yours.md").read_text(encoding="utf-8")
    files = dict(re.findall(r'(?s)```markdown title="(\S+)"\n(.*?)\n```\n', text))
    assert len(files) == 4
    shown = SKELETON["docs/index.md"] + "\n::: quiz At the station\nid: at-the-station\nfrom: station\n\n:::\n"
    credits_page = SKELETON["docs/credits.md"] + files["docs/credits.md"]
    site = build_site({**files, "docs/credits.md": credits_page, "docs/index.md": shown})
    lesson = site.soup("station/a-train-that-does-not-come/index.html")
    assert len(lesson.select("course-item")) == 1
    assert "Harbour Ferries" in lesson.get_text()
