"""The figures of the About section are those of the model."""

from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.views.frames.about import accuracy_table, error_by_length_table
from lexile.views.wording.about import MODEL_LICENCE, accuracy_lines, model_date_line


def test_every_figure_comes_from_the_manifest(estimator: Estimator) -> None:
    """Rounded, but never typed in."""
    figures = estimator.manifest.figures
    text = " ".join(accuracy_lines(estimator.manifest))
    assert f"{figures['rows']:,} passages" in text
    assert f"{figures['table'][0]['rmse']:.0f}L" in text
    assert f"{figures['coverage']:.0%}" in text
    table = accuracy_table(estimator.manifest)
    assert table["Typical error"].tolist() == [f"{row['rmse']:.0f}L" for row in figures["table"]]
    assert len(error_by_length_table(estimator.manifest)) == len(figures["pieces"])


def test_the_page_agrees_with_the_model_card(estimator: Estimator) -> None:
    """model/README.md has the same figures."""
    card = (MODEL_FOLDER / "README.md").read_text(encoding="utf-8")
    for row in estimator.manifest.figures["table"]:
        assert f"{row['rmse']:.0f}L" in card
    assert estimator.manifest.date in model_date_line(estimator.manifest)


def test_the_licence_on_the_page_is_that_of_the_model() -> None:
    """model/LICENSE and the model card name the same one."""
    assert "BY-NC-SA 4.0" in MODEL_LICENCE
    for name in ("LICENSE", "README.md"):
        assert "CC BY-NC-SA 4.0" in (MODEL_FOLDER / name).read_text(encoding="utf-8")
