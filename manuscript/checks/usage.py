"""Words that do not go together, are said twice over, or leave a sentence without its subject (语病).

目的是为了, 最多不超过3小时以内        said twice
加快交流的力度, 提高生产规模            力度 is 加大, 规模 is 扩大
通过两位讲师的演示，使学员掌握了       通过 and 使 leave nobody who does it
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit

_SHORT = r"[^，。；：、！？\n]{0,12}?"
#: What stands there, and how it is usually said; an empty form asks the editor to rephrase.
_FORMS = tuple((re.compile(pattern), right) for pattern, right in (
    (r"目的(?:就)?是为了", "目的是"),
    (r"(?:原因|理由)(?:就)?是(?:因为|由于)", "原因是"),
    (rf"最(?:多|高|长|大)不(?:超过|多于){_SHORT}以[内下]", "不超过"),
    (rf"最(?:少|低|短)不(?:少于|低于){_SHORT}以上", "不少于"),
    (r"(?:超过|多达|高达)\d[^，。；、]{0,8}以上", "超过"),
    (rf"由{_SHORT}所(?:组成|构成)", "由……组成"),
    (r"截[至止]到?(?:目前|现在|今天)为止", "截至目前"),
    (r"涉及到", "涉及"),
    (r"付诸于", "付诸"),
    (r"见诸于", "见诸"),
    (r"悬殊(?:很|较|太|非常|十分)?大", "悬殊"),
    (r"凯旋(?:而归|归来|回来)", "凯旋"),
    (r"亲眼目睹", "目睹"),
    (r"过高的?奢望", "奢望"),
    (r"(?:非常|十分|很|更加|极其)(?:酷爱|罕见|雪白|漆黑|崭新)", ""),
    (rf"加快{_SHORT}力度", "加大……力度"),
    (rf"(?:扩大|提高|加强|增强){_SHORT}力度(?!不)", "加大……力度"),
    (rf"(?:提高|加快|加强){_SHORT}(?<!上)规模(?![化以])", "扩大……规模"),
    (rf"(?:扩大|增加|增强|加强|改善|加快){_SHORT}水平(?![面线衡])", "提高……水平"),
    (rf"(?:提高|加快){_SHORT}范围", "扩大……范围"),
    (rf"(?:提高|扩大){_SHORT}速度(?=[，。；])", "加快……速度"),
    (r"防止[^，。；]{0,10}不(?:再)?(?:发生|出现)", "防止……发生"),
    (r"避免[^，。；]{0,10}不(?:再|必要地)?(?:发生|出现)", "避免……发生"),
    (r"切忌不要|切勿不要", "切忌"),
    (r"(?:通过|经过|由于|随着|鉴于)[^，。；]{2,30}，(?:从而)?(?:使(?!用|命|得)|令(?!人)|让(?!利|位))[^，。；]{2,}", ""),
    (r"从[^，。；]{2,16}(?:来看|看来|情况看)，(?:表明|说明|显示|反映)[^，。；]{2,}", ""),
))  # fmt: skip
_SEVERAL = re.compile(r"[、和及与]")  # 加强领导和提高水平: the verb before belongs to other words


def wrong(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        free = 0
        found = ((match, right) for pattern, right in _FORMS for match in pattern.finditer(passage.text))
        for match, right in sorted(found, key=lambda one: one[0].start()):
            if match.start() >= free and not ("……" in right and _SEVERAL.search(match[0])):
                free = match.end()
                yield passage.hit(*match.span(), right=right or "—")


CHECKS = (Check("usage-wrong", Level.HINT, "wording", wrong, alone=True),)
