"""What is said on stderr of inputs: why one failed, and once that a text is not English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from purport.cli.progress import Progress
    from purport.reading import Failure, Reading
    from purport.report import Report


class Complaints:
    """Says, in order, which inputs failed; counts inputs and keeps the exit status."""

    def __init__(self, progress: Progress) -> None:
        self.status = 0
        self.inputs = 0
        self._progress = progress
        self._foreign = False

    def readings(self, results: Iterable[Reading | Failure]) -> Iterator[Reading]:
        """The readings among the results."""
        from purport.reading import Failure

        for result in results:
            self.count()
            if isinstance(result, Failure):
                self.failed(result)
                continue
            self.mind_language(result.report)
            yield result

    def count(self) -> None:
        """One more input is done."""
        self.inputs += 1
        self._progress.step()

    def failed(self, failure: Failure) -> None:
        """Says why an input has no reading."""
        self.status = 1
        self._progress.say(f"purport: {failure.reason}")

    def mind_language(self, report: Report) -> None:
        """Says of the first report in another language that little is to be expected there."""
        language = report.language
        if language in (None, "en") or self._foreign:
            return
        self._foreign = True
        what = report.title or report.text.strip()[:40]
        self._progress.say(
            f"purport: “{' '.join(what.split())}” is in another language ({language}); Purport reads English, "
            "so expect little there (said once)"
        )
