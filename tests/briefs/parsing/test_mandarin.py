"""Chinese names in Hangul are written in pinyin."""

from __future__ import annotations

import pytest

from briefs.parsing.names.mandarin import pinyin


@pytest.mark.parametrize(
    ("ko", "zh", "said"),
    [
        ("훙처", "鴻澈", "Hongche"),
        ("퉈하이", "拓海", "Tuohai"),  # not ta, as in most words
        ("창펑", "長風", "Changfeng"),  # 長 is read zhang as well
        ("줘예", "作業", "Zuoye"),  # written with a plain consonant
        ("위핑로봇", "宇平機器人", "Yuping Robot"),
        ("윈하이커지", "雲海科技", "Yunhai"),
        ("칭산슈수이", "青山秀水", "Qingshan Xiushui"),
        ("징위", "", "Jingyu"),
    ],
)
def test_a_name_is_told_in_pinyin(ko: str, zh: str, said: str) -> None:
    assert pinyin(ko, zh) == said


@pytest.mark.parametrize(
    ("ko", "zh"), [("코파일럿", ""), ("호라이즌", "地平線"), ("아너", "榮耀"), ("왕", "王"), ("한빛", "")]
)
def test_a_name_that_is_not_mandarins_sound_is_left_alone(ko: str, zh: str) -> None:
    assert pinyin(ko, zh) is None
