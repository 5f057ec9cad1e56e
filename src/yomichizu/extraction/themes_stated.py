"""Themes that stand in the text once but are what somebody does something to: 日本企業が供給契約を締結.

How often a term is said tells what a text is about; what an actor's own predicate takes as its object
tells what the text says of that actor. Such a compound is a theme too, within a bound.
"""

from __future__ import annotations

import math

from yomichizu.extraction.analysis import Analysis, Thing
from yomichizu.extraction.relation_index import DOERS
from yomichizu.extraction.statements import deep_roles
from yomichizu.model import CaseRole

_OBJECTS = frozenset([CaseRole.WO, CaseRole.NI])


def stated_themes(analysis: Analysis) -> list[Thing]:
    """The left-over compounds that end a ヲ or ニ phrase of a predicate whose ガ is an actor.

    At most a number that grows with the square root of the text's length, the heaviest first.
    """
    ends = {s.end: thing for thing in analysis.spare_themes for s in thing.spans}
    if not ends:
        return []
    actors = {s.end for t in analysis.actors if t.type in DOERS for s in t.spans}
    stated: dict[int, Thing] = {}
    for statement, site in zip(analysis.statements, analysis.sites, strict=True):
        roles = [(a.role, a.end) for a in deep_roles(statement, site)]
        if not any(role is CaseRole.GA and end in actors for role, end in roles):
            continue
        for role, end in roles:
            if role in _OBJECTS and end in ends:
                stated[id(ends[end])] = ends[end]
    limit = int(4 + 0.15 * math.sqrt(len(analysis.document.text)))
    return sorted(stated.values(), key=lambda t: (-t.score, t.spans[0]))[:limit]
