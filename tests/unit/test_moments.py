"""Days and periods in questions, in three languages."""

from datetime import date

import pytest

from scokg.query.moments import event_moment, moments_of

TODAY = date(2026, 11, 30)
END = "2035-12-31"


def found(text: str) -> list[tuple[str, str, str]]:
    return [(m.first.isoformat(), m.last.isoformat(), m.relation) for m in moments_of(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 9 June 2017", "2017-06-09", "2017-06-09"),
        ("June 9th, 2017", "2017-06-09", "2017-06-09"),
        ("as of 2017-06-09", "2017-06-09", "2017-06-09"),
        ("09.06.2017", "2017-06-09", "2017-06-09"),
        ("9 июня 2017 года", "2017-06-09", "2017-06-09"),
        ("2017年6月9日", "2017-06-09", "2017-06-09"),
        ("in August 2007", "2007-08-01", "2007-08-31"),
        ("в августе 2007 года", "2007-08-01", "2007-08-31"),
        ("в мае 2023", "2023-05-01", "2023-05-31"),
        ("2007年8月", "2007-08-01", "2007-08-31"),
        ("in 2007", "2007-01-01", "2007-12-31"),
        ("в 2007 году", "2007-01-01", "2007-12-31"),
        ("2007年", "2007-01-01", "2007-12-31"),
        ("in the 2010s", "2010-01-01", "2019-12-31"),
        ("в 2010-е годы", "2010-01-01", "2019-12-31"),
        ("2010年代", "2010-01-01", "2019-12-31"),
        ("at the end of 2016", "2016-12-31", "2016-12-31"),
        ("в конце 2016 года", "2016-12-31", "2016-12-31"),
        ("2016年底", "2016-12-31", "2016-12-31"),
        ("first half of 2019", "2019-01-01", "2019-06-30"),
        ("2019年上半年", "2019-01-01", "2019-06-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("в прошлом году", "2025-01-01", "2025-12-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("right now", "2026-11-30", "2026-11-30"),
        ("сегодня", "2026-11-30", "2026-11-30"),
    ],
)
def test_days_and_periods(text: str, first: str, last: str) -> None:
    assert found(text) == [(first, last, "in")]


@pytest.mark.parametrize(
    ("text", "first", "last", "relation"),
    [
        ("before 2005", "1996-01-01", "2004-12-31", "before"),
        ("by 2018", "1996-01-01", "2018-12-31", "before"),
        ("до 2005 года", "1996-01-01", "2004-12-31", "before"),
        ("2005年之前", "1996-01-01", "2004-12-31", "before"),
        ("since 2005", "2005-01-01", END, "since"),
        ("после 2015 года", "2016-01-01", END, "since"),
        ("2005年以来", "2005-01-01", END, "since"),
        ("between 2001 and 2010", "2001-01-01", "2010-12-31", "between"),
        ("from 2001 to 2005", "2001-01-01", "2005-12-31", "between"),
        ("2001-2005", "2001-01-01", "2005-12-31", "between"),
        ("с 2001 по 2010 год", "2001-01-01", "2010-12-31", "between"),
        ("в 2015–2016 годах", "2015-01-01", "2016-12-31", "between"),
        ("2001年到2005年", "2001-01-01", "2005-12-31", "between"),
        ("May to September 2022", "2022-05-01", "2022-09-30", "between"),
        ("с мая по сентябрь 2022", "2022-05-01", "2022-09-30", "between"),
        ("on 15 June in any year", "2000-06-15", "2000-06-15", "annual"),
        ("15 июня", "2000-06-15", "2000-06-15", "annual"),
        ("6月15日", "2000-06-15", "2000-06-15", "annual"),
    ],
)
def test_relations(text: str, first: str, last: str, relation: str) -> None:
    assert found(text) == [(first, last, relation)]


@pytest.mark.parametrize("text", ["when did India join", "кто подписал", "秘书长", "M49 12345", "may they join", ""])
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert found(text) == []


STATUSES = [["observer", "2005-07-05", "2017-06-09", ""], ["member", "2017-06-09", "", ""]]


@pytest.mark.parametrize(
    ("text", "role", "day"),
    [
        ("who was in the sco on the day india joined", "", "2017-06-09"),
        ("members when india joined", "", "2017-06-09"),
        ("кто входил в шос на момент вступления индии", "", "2017-06-09"),
        ("印度加入当天有哪些成员", "", "2017-06-09"),
        ("members on the day india became an observer", "observer", "2005-07-05"),
    ],
)
def test_days_of_events(text: str, role: str, day: str) -> None:
    moment = event_moment(text, role, STATUSES)
    assert moment
    assert (moment.first.isoformat(), moment.is_day) == (day, True)


@pytest.mark.parametrize(
    "text", ["when did india join", "когда индия вступила в шос", "印度什么时候加入", "when was india admitted"]
)
def test_a_question_for_the_day_names_no_day(text: str) -> None:
    assert event_moment(text, "", STATUSES) is None
