"""Words of questions: splitting, stems, and the concepts that they express."""

import pytest

from scokg.query.words import concepts_of, plain, plain_text, stem, units_of, vocabulary


def concepts(text: str) -> list[str]:
    return [span.concept for span in concepts_of(units_of(text))]


def test_words_and_chinese_characters_are_units() -> None:
    units = units_of("Türkiye, ШОС и 上合 2017")
    assert [unit.word for unit in units] == ["turkiye", "шос", "и", "上", "合", "2017"]
    assert [unit.is_chinese for unit in units] == [False, False, False, True, True, False]
    assert [units[0].raw, units[0].start, units[0].end] == ["Türkiye", 0, 7]


@pytest.mark.parametrize(
    "forms",
    [
        ("Индия", "Индии", "Индию", "Индией"),
        ("Казахстан", "Казахстана", "Казахстану", "Казахстаном", "Казахстане"),
        ("Китай", "Китая", "Китаю", "Китаем", "Китае"),
        ("Беларусь", "Беларуси", "Беларусью"),
        ("Назарбаев", "Назарбаева", "Назарбаеву", "Назарбаевым"),
        ("Уфа", "Уфы", "Уфе", "Уфу"),
        ("Хартия", "Хартии", "Хартию"),
        ("convention", "conventions"),
        ("treaty", "treaties"),
        ("neighbourly", "neighbourliness"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(plain(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("texts", "concept"),
    [
        (("who joined", "кто вступил", "谁加入"), "join"),
        (("the Secretary-General", "генерального секретаря", "秘书长"), "post/sec-secretary-general"),
        (("enters into force", "вступила в силу", "生效"), "in-force"),
        (("observers", "наблюдателями", "观察员国"), "role/observer"),
        (("refused", "отказали", "被拒绝"), "refuse"),
        (("drills", "учениях", "军演"), "activity-kind/exercise"),
    ],
)
def test_concepts_are_the_same_in_all_languages(texts: tuple[str, ...], concept: str) -> None:
    assert [concept in concepts(text) for text in texts] == [True] * 3


def test_the_longest_term_wins() -> None:
    assert concepts("deputy secretary general") == ["deputy"]
    assert concepts("вступление в силу") == ["in-force"]


def test_the_vocabulary_has_each_term_of_a_concept_once() -> None:
    words = vocabulary().words
    assert len(words) > 150
    assert {concept: terms for concept, terms in words.items() if len(set(terms)) < len(terms)} == {}
    assert all(term == plain_text(term).strip() for terms in words.values() for term in terms)
    assert vocabulary().asking <= set(words)
