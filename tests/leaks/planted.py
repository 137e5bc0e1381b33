"""A blinded study with canaries in every place that one role must not learn of from another (BL-30)."""

import hashlib
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pydicom
from pydicom.datadict import DicomDictionary, keyword_for_tag
from pydicom.tag import Tag

from recist_reader.leaks.forms import Canary
from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.plane import PixelPoint
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.spec import Body, PatientSpec, SeriesSpec, StudySpec, TimepointSpec
from recist_reader.phantom.study import make_study
from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.people.assigning import Assigned, assign
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.managing import AccountDesk, NewPerson
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.query_desk import Opened, QueryDesk
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.slices import stored_slices
from recist_reader.reading.study_options import change_options
from recist_reader.reading.study_session import StudySession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import Blinded
from tests.building import see_all
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, TITLE, a_study_with_people

TEXT_VRS = frozenset({"AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"})
FIRST_DAY = date(2024, 1, 1)
VISITS = ("Baseline", "TP1")
PEOPLE = {
    "r1": StudyRole.READER,
    "r2": StudyRole.READER,
    "ad": StudyRole.ADJUDICATOR,
    "ex": StudyRole.EXPORTER,
}


@dataclass
class Planted:
    """The study and its canaries by kind; the codes are those of the made reads."""

    blinded: Blinded
    seed: int
    kinds: dict[str, list[Canary]] = field(default_factory=dict)

    def make(self, kind: str, name: str) -> str:
        """Return a new canary of letters and figures that every kind of text takes, 15 characters.

        Two differ in many of them: a text in memory that was half written over is then no other one.
        """
        count = sum(len(found) for found in self.kinds.values())
        drawn = hashlib.sha256(f"{self.seed}/{count}".encode()).hexdigest().upper()
        canary = Canary(f"{kind}: {name}", f"QZXJV{drawn[:9]}X")
        self.kinds.setdefault(kind, []).append(canary)
        return canary.text

    def of(self, *kinds: str) -> list[Canary]:
        return [canary for kind in kinds for canary in self.kinds[kind]]


FORBIDDEN = {
    "r1": ("dicom", "subject", "note", "r2", "query to r2", "name of r2", "name of ad", "name of ex"),
    "ad": ("dicom", "subject", "note", "query to r2", "name of r1", "name of r2", "name of ex"),
    "ex": ("dicom", "unfinished"),
    MANAGER: ("dicom", "r1", "r2", "unfinished"),
}
"""Login -> kinds that must not be found (SE-61)."""
OWN = {"r1": ("r1",), "ad": ("r2",), "ex": ("r2",), MANAGER: ("subject",)}
"""Login -> a kind that the search has to find, else it looks into nothing (BL-32)."""


def plant(folder: Path, seed: int) -> Planted:
    """Make the study: two subjects of two visits; the first read by both, the second begun by r2 alone."""
    with a_study_with_people(folder) as made:
        planted = Planted(Blinded(folder / "study.rrs", made.clock), seed)
        for login, role in PEOPLE.items():
            person = NewPerson(login, f"Dr {planted.make(f'name of {login}', 'printed')}", (role,))
            issued = AccountDesk(made.people, made.signed_in(MANAGER, MANAGER_PASSWORD)).add(person)
            assert not isinstance(issued, Refusal), issued
            first = made.signed_in(login, issued.password)
            changed = change_password(made.people, first, issued.password, OWN_PASSWORD, TITLE)
            assert isinstance(changed, Recorded), changed
    _fill(planted, folder)
    _read(planted)
    return planted


def _fill(planted: Planted, folder: Path) -> None:
    blinded = planted.blinded
    with blinded.manager() as study:
        change_options(study, {"required_regions": []}, planted.make("note", "why an option was set"))
        for number in range(2):
            subject = planted.make("subject", f"subject {number}")
            source = _images(planted, folder, subject)
            _done(study.add_subject(SubjectRecord(subject, randomisation_date=FIRST_DAY)))
            for name in VISITS:
                wish = ImportWish((source / name,), subject, name, releases=True)
                for step in import_images(study, wish):
                    assert step.answer is None or isinstance(step.answer, Recorded), step.answer
            why = planted.make("note", "why a date was set")
            _done(study.set_subject(subject, {"death_date": date(2025, 3, 3)}, f"told by site {why}"))
            assert study.seat.role is StudyRole.MANAGER
            for slot, login in (("R1", "r1"), ("R2", "r2")):
                given = assign(study, study.seat.people, subject, login, slot)  # type: ignore[attr-defined]
                assert isinstance(given, Assigned), given
                blinded.codes[str(number), slot] = given.code
            shutil.rmtree(source.parent)


def _done(answer: object) -> None:
    assert isinstance(answer, Recorded), answer


def _images(planted: Planted, folder: Path, subject: str) -> Path:
    """DICOM files with a canary in every text attribute, private, in preamble and tail, in their names."""
    geometry = Geometry(rows=96, columns=96, slices=10, row_spacing_mm=3.0, column_spacing_mm=3.0)
    visits = tuple(
        TimepointSpec(name, FIRST_DAY + timedelta(days=84 * n), (SeriesSpec(geometry, noise_hu=0.0),))
        for n, name in enumerate(VISITS)
    )
    source = folder / planted.make("dicom", "name of a folder") / "images"
    make_study(StudySpec(PatientSpec(number=subject), visits, body=Body.BLOCK), source)
    texts = {tag: planted.make("dicom", f"attribute {tag:08X}") for tag in _text_tags()}
    for path in source.rglob("*.dcm"):
        dataset = pydicom.dcmread(path)
        for tag, text in texts.items():
            if tag not in dataset:
                dataset.add(_element(tag, text))
        block = dataset.private_block(0x0009, planted.make("dicom", "private creator"), create=True)
        block.add_new(0x01, "LO", planted.make("dicom", "private value"))
        dataset.PatientName = planted.make("dicom", "patient's name")
        dataset.save_as(path)
        content = planted.make("dicom", "preamble").encode().ljust(128, b"\0") + path.read_bytes()[128:]
        renamed = path.with_name(f"{planted.make('dicom', 'name of a file')}.dcm")
        renamed.write_bytes(content + planted.make("dicom", "tail").encode())
        path.unlink()
    return source


def _text_tags() -> list[int]:
    left_out = {"SpecificCharacterSet", "PatientID", "IssuerOfPatientID", "BurnedInAnnotation", "Modality"}
    left_out |= {"QualityControlSubject", "PatientName"}
    return [
        tag
        for tag, (vr, *_rest) in DicomDictionary.items()
        if vr in TEXT_VRS
        and 0x0008 <= Tag(tag).group < 0x0060
        and Tag(tag).group not in (0x0018, 0x0028, 0x0054)
        and keyword_for_tag(tag) not in left_out
    ]


def _element(tag: int, text: str) -> pydicom.DataElement:
    vr = DicomDictionary[tag][0]
    return pydicom.DataElement(tag, vr, text, validation_mode=pydicom.config.IGNORE)


def _read(planted: Planted) -> None:
    """Both read the first subject apart; r2 begins the second; a query goes to r2."""
    blinded = planted.blinded
    for login, slot, last in (("r1", "R1", 60.0), ("r2", "R2", 41.0)):
        with blinded.as_(login) as study:
            session = ReadSession(study, blinded.codes["0", slot])
            for label, long_mm in (("BL", 40.0), ("TP1", last)):
                _begin(study, session, label, long_mm, planted.make(login, f"part at {label}"))
                _done(session.lock(given=Credentials(OWN_PASSWORD, login)))
    with blinded.as_("r2") as study:
        session = ReadSession(study, blinded.codes["1", "R2"])
        _begin(study, session, "BL", 52.0, planted.make("unfinished", "part"))
        planted.kinds.setdefault("r2", []).extend(planted.kinds["unfinished"])
    with blinded.manager() as study:
        subject = planted.kinds["subject"][0].text
        text = f"please look again {planted.make('query to r2', 'words')}"
        assert isinstance(QueryDesk(study).open(subject, NewQuery(None, text, "BL"), "R2"), Opened)
        _done(declare_final(study, subject, f"no more come {planted.make('note', 'why images are final')}"))
        assert not isinstance(compare_complete(study), Refusal)


def _begin(study: StudySession, session: ReadSession, label: str, long_mm: float, part: str) -> None:
    """Open a timepoint and read it whole: one target, whose part of the organ is a text."""
    _done(session.do(c.OpenTimepoint(label)))
    at = session.facts.at(label)
    assert at is not None
    one = stored_slices(study, at.series[0].uid)[4]
    assert one.plane is not None
    half = long_mm / 3.0 / 2
    shape = bidirectional_from_pixels(
        one.plane,
        (PixelPoint(48 - half, 48), PixelPoint(48 + half, 48)),
        (PixelPoint(48, 43), PixelPoint(48, 53)),
    )
    assert not isinstance(shape, Refusal), shape
    mark = Drawn(ToolKind.BIDIRECTIONAL, one.place(), shape.points, pixels_of(one.plane, shape))
    if label == "BL":
        _done(
            session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver", subsite=part), mark))
        )
    else:
        _done(session.do(c.RecordMeasurement("T1", mark)))
        _done(session.do(c.SetState("T1", "not_evaluable", part)))
        _done(session.do(c.Undo()))  # it stays in the record
    see_all(session)
