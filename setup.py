"""Everything is in pyproject.toml but one step: a built wheel carries `resources/` inside the package."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

RESOURCES = Path("resources")


class BuildWithResources(build_py):
    """Copies the shipped files beside the modules, where `recist_reader.resource` looks for them."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return  # they are read from where they are
        for file in sorted(path for path in RESOURCES.rglob("*") if path.is_file()):
            target = Path(self.build_lib) / "recist_reader" / file
            self.mkpath(str(target.parent))
            self.copy_file(str(file), str(target))


if __name__ == "__main__":
    setup(cmdclass={"build_py": BuildWithResources})
