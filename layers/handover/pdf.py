"""A briefing as a PDF: one page a scene, the map as vectors, fonts embedded, links live, sources at the end."""

from matplotlib.backends.backend_pdf import PdfPages

from layers.handover import sheet
from layers.handover.job import Job, whole
from layers.map.legend import CREDITS
from layers.paper import fonts

NOTE_PLACE = (930, 505, 950, 525)  # points: the top right corner, beside the title


def export(job: Job) -> None:
    """Write the PDF; a speaker's notes are a note on the page.

    Raises:
        ExportError: the file cannot be written.
    """
    sources = job.sources
    scenes = job.briefing.scenes if job.scene is None else (job.briefing.scenes[job.scene],)
    steps = len(scenes) + 1
    about = {"Title": job.briefing.title, "Subject": job.briefing.subtitle, "Keywords": CREDITS, "Creator": "Lifeline"}
    with fonts.settings(), whole(job.target) as part, PdfPages(part, metadata=about) as pages:
        for number, scene in enumerate(scenes, 1):
            figure = sheet.scene_sheet(job.content, scene, sources)
            if scene.notes:
                pages.attach_note(scene.notes, positionRect=list(NOTE_PLACE))
            pages.savefig(figure)
            job.progress(number, steps, scene.title)
        for figure in sheet.sources_sheets(sources.every):
            pages.savefig(figure)
        job.progress(steps, steps, "Sources")
