"""The page's figures are the model's own."""

from lexile.estimator.estimator import MODEL_FOLDER
from lexile.views.wording import about as about_wording


def test_every_figure_is_the_manifests(estimator) -> None:
    """What the evaluation printed, rounded; never a number of the page's own."""
    figures = estimator.manifest.figures
    text = " ".join(about_wording.accuracy_lines(estimator.manifest))
    assert f"{figures['rows']:,} passages" in text
    assert f"{figures['table'][0]['rmse']:.0f}L" in text
    assert f"{figures['coverage']:.0%}" in text
    table = about_wording.accuracy_table(estimator.manifest)
    assert table["Usual error"].tolist() == [f"{row['rmse']:.0f}L" for row in figures["table"]]
    assert len(about_wording.length_table(estimator.manifest)) == len(figures["pieces"])


def test_the_page_agrees_with_the_model_card(estimator) -> None:
    """The same figures stand in model/README.md."""
    card = (MODEL_FOLDER / "README.md").read_text(encoding="utf-8")
    for row in estimator.manifest.figures["table"]:
        assert f"{row['rmse']:.0f}L" in card
    assert estimator.manifest.date in about_wording.made_line(estimator.manifest)
