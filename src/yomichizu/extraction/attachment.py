"""Dependencies that the parser gets wrong and that the form of the sentence settles.

Its corpus is an encyclopedia, in which hardly anybody says anything and little happens on a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu, Token
from yomichizu.extraction.attribution import speech_verbs
from yomichizu.extraction.function_words import SILENT, function_words
from yomichizu.extraction.predicates import says_when
from yomichizu.extraction.quotations import quotations
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.extraction.roles import is_said

_OPENING, _CLOSING = frozenset("(（"), frozenset(")）")
_NOMINAL = frozenset(["名詞", "代名詞", "接尾辞", "記号"])
_TOWARDS = frozenset(["での", "への", "からの", "との"])
_GOVERNED = (["を"], ["に"], ["から"], ["へ"])
_WHEN = ("副詞可能", "助数詞")
_FARTHEST = 6  #: steps up the tree from who speaks to what is said


def mend(sentence: AnalysedSentence) -> None:
    """Set the heads in ``sentence`` that its form settles. Its bunsetsu must have their heads."""
    _coordinated_names(sentence)
    _in_brackets(sentence)
    _partners(sentence)
    _deeds_in_time(sentence)
    _topics_before_time(sentence)
    _subjects_of_time(sentence)
    _two_subjects(sentence)
    _subjects_of_clauses(sentence)
    _nearest_clauses(sentence)
    _owners_of_deeds(sentence)
    _quoted_subjects(sentence)
    _before_quotations(sentence)


def _coordinated_names(sentence: AnalysedSentence) -> None:
    """長崎県や|神奈川県の|漁協が: a prefecture goes with a prefecture, not with what that one owns."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for number, (one, other) in enumerate(pairwise(bunsetsu)):
        if one.parallel and one.head == other.head and tokens[other.last - 1].surface == "の":
            kinds = [_kind_of_name(tokens, phrase) for phrase in (one, other, bunsetsu[one.head])]
            if kinds[0] and kinds[0] == kinds[1] != kinds[2]:
                one.head = number + 1


def _in_brackets(sentence: AnalysedSentence) -> None:
    """トヨタ（本社：豊田市、|代表：佐藤）は: what brackets hold stands beside nothing outside of them."""
    depth = 0
    for phrase in sentence.bunsetsu:
        for token in sentence.tokens[phrase.first : phrase.last]:
            depth += (token.surface in _OPENING) - (token.surface in _CLOSING)
        depth = max(0, depth)
        if depth:
            phrase.parallel = False


def _partners(sentence: AnalysedSentence) -> None:
    """岩倉らと|征韓論をめぐって|対立し: with whom, not beside what it was about."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for one, other in pairwise(bunsetsu):
        way = other.particle or function_words(tokens, other) == ["で"]  # 大統領と|官邸で|会談し
        if way and one.head >= 0 and bunsetsu[one.head] is other and other.head >= 0:
            verb = bunsetsu[other.head]
            deed = tokens[verb.content_end - 1].surface in lexicon().symmetric
            if deed and function_words(tokens, one) == ["と"] and not one.particle:
                _set_apart(bunsetsu, one, other.head)
    for one in bunsetsu:
        if one.head < 0 or function_words(tokens, one) != ["と"] or one.particle:
            continue
        noun = bunsetsu[one.head]
        if function_words(tokens, noun) == ["の"]:
            noun = bunsetsu[noun.head]  # オープンAIと|記事の|利用契約を|結ぶ
        elif _between_two(tokens[one.content_end - 1]):
            continue  # 業務契約と|供給契約を|結ぶ
        if noun.head < 0 or function_words(tokens, noun) != ["を"]:
            continue
        people = _names_people(tokens, one) and not _names_people(tokens, noun)
        if people or _between_two(tokens[noun.content_end - 1]):
            _set_apart(bunsetsu, one, noun.head)  # 大倉喜八郎らと|会議所を|組織した


def _set_apart(bunsetsu: list[Bunsetsu], one: Bunsetsu, verb: int) -> None:
    """Hang ``one`` on ``verb``, and on it what hung on the phrase beside it: 韓国の|大統領と|官邸で."""
    number = bunsetsu.index(one)
    for phrase in bunsetsu[:number]:
        if one.parallel and phrase.head == one.head:
            phrase.head = number
    one.head, one.parallel = verb, False


def _names_people(tokens: list[Token], phrase: Bunsetsu) -> bool:
    last = tokens[phrase.content_end - 1]
    return last.feature.pos3 == "人名" or last.surface in ("ら", "氏", "さん")


def _between_two(token: Token) -> bool:
    """契約, 協議: what takes two."""
    return token.surface in lexicon().bond or token.surface in lexicon().symmetric


def _deeds_in_time(sentence: AnalysedSentence) -> None:
    """早稲田大学を|卒業後、: a deed with its object, behind which stands when; 後 is no part of it."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for number, (one, other) in enumerate(pairwise(bunsetsu), start=1):
        last = other.content_end - 1
        if last <= other.first or not says_when(tokens, last):
            continue
        if one.head != number and not (one.head > number and function_words(tokens, one) == ["を"]):
            continue
        if tokens[one.content_end - 1].feature.pos1 in _NOMINAL and function_words(tokens, one) in _GOVERNED:
            other.content_end, one.head = last, number
            one.parallel = other.parallel = False
            while other.head >= 0 and _cased(tokens, bunsetsu[other.head]):
                other.head = bunsetsu[other.head].head


def _cased(tokens: list[Token], phrase: Bunsetsu) -> bool:
    """テレビ局勤務を, and no predicate."""
    noun = tokens[phrase.content_end - 1].feature.pos1 in _NOMINAL
    return noun and function_words(tokens, phrase) in (["を"], ["に"], ["が"], ["で"], ["の"], ["と"], ["は"])


def _topics_before_time(sentence: AnalysedSentence) -> None:
    """市は|今年、|図書館の|時間を|短縮した: the topic goes with the verb, as the word of time does.

    So it does before what something was done by or at: 府は|声明で、|非難した; but 彼は|輪島市出身で、.
    """
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for one, other in pairwise(bunsetsu):
        if other.head < 0 or one.head < 0 or bunsetsu[one.head] is not other:
            continue
        if function_words(tokens, one) not in (["は"], ["が"], ["も"]):
            continue
        last = tokens[other.content_end - 1]
        how = (
            function_words(tokens, other) == ["で"]
            and last.feature.pos1 == "名詞"
            and not is_said(last.surface)
        )
        if how or _tells_when(tokens, other):
            one.head = other.head


def _subjects_of_time(sentence: AnalysedSentence) -> None:
    """海陵が|延長十一回の|末、|常葉西を|破り: the subject goes with the next verb, not with when it was."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for one in bunsetsu:
        if one.head < 0 or function_words(tokens, one) != ["が"]:
            continue
        head = bunsetsu[one.head]
        if _tells_when(tokens, head):
            verbs = (n for n in range(one.head + 1, len(bunsetsu)) if _verbal(tokens, bunsetsu[n]))
            one.head = next(verbs, one.head)


def _two_subjects(sentence: AnalysedSentence) -> None:
    """代表団が|リヤドで|協議し、|ホワイトハウスが|発表した: each subject, or topic, has its verb."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for number, other in enumerate(bunsetsu):
        marks = function_words(tokens, other)
        if other.head < 0 or marks not in (["が"], ["は"]):
            continue
        own = [n for n in range(number) if bunsetsu[n].head == other.head]
        subject = next((n for n in reversed(own) if function_words(tokens, bunsetsu[n]) == marks), -1)
        verbs = [n for n in own if n > subject and _goes_on(tokens, bunsetsu[n])]
        if subject < 0 or not verbs or _tells_when_topic(tokens, bunsetsu[subject]):
            continue
        for child in own:
            if subject <= child < verbs[0]:
                bunsetsu[child].head = verbs[0]


def _goes_on(tokens: list[Token], phrase: Bunsetsu) -> bool:
    """協議し、"""
    last = next(
        (t for t in reversed(tokens[phrase.first : phrase.last]) if t.feature.pos1 not in SILENT), None
    )
    return last is not None and not phrase.particle and last.feature.c_form.startswith("連用形")


def _tells_when_topic(tokens: list[Token], phrase: Bunsetsu) -> bool:
    """今年は."""
    return tokens[phrase.content_end - 1].feature.pos3.startswith(_WHEN)


def _subjects_of_clauses(sentence: AnalysedSentence) -> None:
    """教授は、|寺が|仏像を|預ける|仕組みを|提唱した: beside topic and object a subject is another's."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for number, one in enumerate(bunsetsu):
        if one.head < 0 or function_words(tokens, one) != ["が"]:
            continue
        topics = (
            n
            for n in range(number)
            if bunsetsu[n].head == one.head
            and function_words(tokens, bunsetsu[n]) == ["は"]
            and not tokens[bunsetsu[n].content_end - 1].feature.pos3.startswith(_WHEN)
        )
        if next(topics, -1) < 0:
            continue
        for clause in range(number + 1, one.head):
            noun = bunsetsu[clause].head
            if (
                clause < noun < one.head
                and bunsetsu[noun].head == one.head
                and function_words(tokens, bunsetsu[noun]) == ["を"]
                and _verbal(tokens, bunsetsu[clause])
                and not _has_subject(sentence, clause)
            ):
                for child in range(number, clause):
                    if bunsetsu[child].head == one.head:
                        bunsetsu[child].head = clause
                break


def _nearest_clauses(sentence: AnalysedSentence) -> None:
    """鹿島で|技術者だった|藤本社長が|創業した: a case right before a clause is the clause's; not 鹿島で、."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for one, clause in pairwise(bunsetsu):
        cased = function_words(tokens, one) in (["で"], ["に"], ["から"]) and not one.particle
        parted = tokens[one.last - 1].feature.pos1 == "補助記号"
        if not cased or parted or clause.head < 0 or not one.head > clause.head:
            continue
        if _predicative(tokens, clause) and _cased(tokens, bunsetsu[clause.head]):
            one.head = bunsetsu.index(clause)


def _tells_when(tokens: list[Token], phrase: Bunsetsu) -> bool:
    """今年、; 26日、; not 侵攻した後、."""
    plain = not any(t.feature.pos1 in ("動詞", "助動詞") for t in tokens[phrase.first : phrase.last])
    return (
        plain
        and tokens[phrase.content_end - 1].feature.pos3.startswith(_WHEN)
        and not function_words(tokens, phrase)
    )


def _verbal(tokens: list[Token], phrase: Bunsetsu) -> bool:
    """破り; 開催し."""
    return any(t.feature.pos1 == "動詞" for t in tokens[phrase.content_end - 1 : phrase.last])


def _owners_of_deeds(sentence: AnalysedSentence) -> None:
    """BMWの|中国での|販売: whose deed, not whose country; but 東京の|大学への|進学."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for one, other in pairwise(bunsetsu):
        beside = one.head >= 0 and bunsetsu[one.head] is other and function_words(tokens, one) == ["の"]
        if not beside or other.head < 0 or "".join(function_words(tokens, other)) not in _TOWARDS:
            continue
        kinds = [tokens[phrase.content_end - 1].feature for phrase in (one, other)]
        if kinds[1].pos3 == "地名" and kinds[0].pos3 != "地名":
            one.head = other.head


def _before_quotations(sentence: AnalysedSentence) -> None:
    """R&Iは|統合を|「信用力に|プラス」と|評価した: what stands before the quotation goes with its verb.

    So does every topic or subject; an object only of a verb that says what is thought of it, for others quote
    in part: 増税を|「行わない」と|述べた.
    """
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    if not any(token.surface == "「" for token in tokens):
        return
    for first, last in quotations(sentence):
        verb = bunsetsu[last].head
        if verb <= last or function_words(tokens, bunsetsu[last])[-1:] != ["と"]:
            continue
        final = tokens[bunsetsu[verb].content_end - 1]
        lemma = final.feature.orth_base if final.feature.pos1 == "動詞" else final.surface
        moved = ("は", "が", "を") if lemma in lexicon().deem else ("は", "が")
        for phrase in bunsetsu[:first]:
            if first <= phrase.head <= last and function_words(tokens, phrase)[-1:] in ([m] for m in moved):
                phrase.head = verb


def _quoted_subjects(sentence: AnalysedSentence) -> None:
    """市民団体は|額が|低いと|反発し、: of a topic and a subject the subject belongs to what is said."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    if not any(token.surface == "と" for token in tokens):
        return
    for said, verb in _sayings(sentence):
        subjects = [
            n
            for n in range(said)
            if bunsetsu[n].head == verb and function_words(tokens, bunsetsu[n]) == ["が"]
        ]
        if not subjects or _has_subject(sentence, said):
            continue
        line = set(_line(bunsetsu, verb))
        if any(
            bunsetsu[n].head in line and function_words(tokens, bunsetsu[n]) == ["は"]
            for n in range(subjects[0])
        ):
            for number in range(subjects[0], said):
                if bunsetsu[number].head == verb:
                    bunsetsu[number].head = said


def _sayings(sentence: AnalysedSentence) -> Iterator[tuple[int, int]]:
    """(what is said, the verb of saying or seeing): 低いと|反発し."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    for number, phrase in enumerate(bunsetsu):
        if phrase.head <= number or phrase.parallel or phrase.particle:
            continue
        if function_words(tokens, phrase)[-1:] != ["と"] or not _predicative(tokens, phrase):
            continue
        verb = bunsetsu[phrase.head]
        word = tokens[verb.content_end - 1]
        lemma = word.feature.orth_base if word.feature.pos1 == "動詞" else word.surface
        if lemma in speech_verbs() or lemma in lexicon().observe:
            yield number, phrase.head


def _predicative(tokens: list[Token], phrase: Bunsetsu) -> bool:
    words = tokens[phrase.content_end - 1 : phrase.last]
    return any(t.feature.pos1 in ("動詞", "形容詞", "助動詞") for t in words)


def _has_subject(sentence: AnalysedSentence, number: int) -> bool:
    return any(
        phrase.head == number and function_words(sentence.tokens, phrase)[-1:] == ["が"]
        for phrase in sentence.bunsetsu[:number]
    )


def _line(bunsetsu: list[Bunsetsu], number: int) -> Iterator[int]:
    """A bunsetsu and those above it."""
    for _ in range(_FARTHEST):
        if number < 0:
            return
        yield number
        number = bunsetsu[number].head


def _kind_of_name(tokens: list[Token], phrase: Bunsetsu) -> str:
    """地名, 人名 … of a proper noun, also with its suffix (長崎|県); "" of other words."""
    last = tokens[phrase.content_end - 1].feature
    if phrase.content_end - 1 > phrase.first and last.pos2 != "固有名詞":
        before = tokens[phrase.content_end - 2].feature
        return (
            before.pos3
            if before.pos2 == "固有名詞" and len(tokens[phrase.content_end - 1].surface) == 1
            else ""
        )
    return last.pos3 if last.pos2 == "固有名詞" else ""
