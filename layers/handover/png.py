"""A scene as a picture: the whole page at 1920 x 1080."""

from layers.handover import sheet
from layers.handover.job import Job, whole
from layers.paper import fonts
from layers.paper.style import PX_PER_INCH


def export(job: Job) -> None:
    """Write the PNG of one scene.

    Raises:
        ExportError: no scene was chosen, or the file cannot be written.
    """
    scene = job.one_scene()
    with fonts.settings(), whole(job.target) as part:
        figure = sheet.scene_sheet(job.content, scene, job.sources)
        figure.savefig(part, format="png", dpi=PX_PER_INCH, metadata={"Title": scene.title})
    job.progress(1, 1, scene.title)
