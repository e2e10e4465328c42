"""What an English predicate tells whatever its other words speak for."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing.clauses.clause import Clause, read
from briefs.parsing.weighing.turns import turned


def clause(text: str) -> Clause:
    return read(Article(lang="en", title="", text=text, published=None), load(), ())[0][1][0]


@pytest.mark.parametrize(
    ("text", "taken", "told"),
    [
        ("Edifier's glasses, priced from 1,299 yuan, came out in April.", "market", "performance"),
        ("Zhipu AI has charged 5 yuan for GLM-4 Flash since May.", "market", "performance"),
        ("Behind this stands the A1, which carmakers can have for less than US$90.", "market", "performance"),
        ("The device, which is meant for nurses, costs 2,199 yuan.", "investment", "performance"),
        ("The plant in Suzhou costs 2.1 billion yuan.", "investment", "investment"),
        ("Its shares were priced at HK$21.", "market", "market"),
        ("The glasses, priced from 1,299 yuan, sold 30% better.", "market", "market"),
        ("UBTech turns out 400 robots a month in Liuzhou.", "adoption", "capability"),
        ("The app makes 400 phone calls a day.", "adoption", "adoption"),
        ("Huawei's site in Ulanqab can hold 300,000 servers.", "adoption", "capability"),
        ("Kuaishou has tripled the size of its video team.", "performance", "talent"),
        ("The tool is used by 3,000 engineers.", "adoption", "adoption"),
        ("Suzhou promised housing subsidies of 2 million yuan for scientists.", "investment", "talent"),
        ("The ministry approved 12 new majors in April.", "policy", "talent"),
        ("Meituan had completed 900,000 drone deliveries by then.", "market", "adoption"),
        ("iFlytek spent 21% of its revenue on research.", "market", "investment"),
        ("Geely has ordered 50,000 of its chips.", "adoption", "market"),
        ("A court ordered Geely to stop.", "restriction", "restriction"),
        ("Carizon, a joint venture of Bosch with Horizon, is developing a chip.", "partnership", "release"),
        ("Tencent answered by making Hunyuan Lite free of charge.", "release", "market"),
        ("A cluster of 20,000 chips is already at work.", "release", "adoption"),
        ("BYD said that it would invest 3 billion yuan in Hungary.", "market", "investment"),
        ("The shares change hands at a discount of 8% to the 21 yuan at which they last traded.", "market", "funding"),
        ("Zhejiang is to train 20,000 teachers by 2027.", "policy", "talent"),
        ("Zhipu AI has trained 9,000 Malaysian civil servants.", "adoption", "talent"),
        ("The cloud handles 40 billion tokens a day.", "performance", "adoption"),
        ("The truck moves 15% more ore than a driver would.", "adoption", "performance"),
        ("The app was opened 15% more often than a year before.", "adoption", "adoption"),
        ("The detector spots 97% of forged voices.", "adoption", "performance"),
        ("Dahua sells 40% of the cameras in the country.", "adoption", "market"),
        ("Rokid and JD will jointly run 80 shops.", "adoption", "partnership"),
        ("Baidu and Fudan University run a joint school for doctors.", "talent", "partnership"),
        ("Mr Yin co-founded Megvii in 2011.", "partnership", "talent"),
        ("ZF sold its camera business to Harman.", "market", "funding"),
        ("Almost 90,000 developers pay for it.", "talent", "adoption"),
        ("Step 4, the next base model, should be out in May.", "strategy", "release"),
        ("More than 60,000 of its vacuum cleaners have been sold in Poland.", "adoption", "market"),
        ("More than 60,000 of its flights have been delayed.", "adoption", "adoption"),
        ("Geek+ has supplied 900 robots to warehouses in Ohio.", "adoption", "market"),
        ("EHang intends to hand over 400 aircraft next year.", "release", "market"),
        ("Galbot received 200 million yuan from Meituan in May.", "market", "funding"),
        ("Galbot received 200 million yuan for 90 robots.", "market", "market"),
        ("That brings the total since March to 3 billion yuan.", "market", "funding"),
        ("A rights issue in May brought in HK$1.2bn.", "market", "funding"),
        ("R&D ate 900 million yuan in the quarter.", "market", "investment"),
        ("It pays drivers 9,000 yuan a month.", "performance", "talent"),
        ("Under the contract it may buy cloud services for 90 million yuan.", "funding", "partnership"),
        ("Under the contract it may buy 9% of the shares for 90 million yuan.", "funding", "funding"),
        ("Baidu agreed to train 90 nurses a year.", "talent", "partnership"),
        ("A picture costs 0.2 yuan, 40% less than before.", "performance", "market"),
        ("MiniMax has cut Speech 3 to 2 yuan for an hour of sound.", "performance", "market"),
        ("It uses 40% less power than its predecessor.", "performance", "performance"),
        ("Xreal is in talks with two carmakers, other companies and a fund.", "strategy", "partnership"),
        ("Pudu has set up subsidiaries in nine countries.", "adoption", "strategy"),
        ("BYD plans to install 90 humanoids in Changsha.", "capability", "adoption"),
        ("Unitree began to send out samples of a hand.", "capability", "release"),
        ("Under the rules hospitals may not let software sign a diagnosis.", "policy", "restriction"),
        ("A circular of the ministry forbids teachers to mark with an app.", "policy", "restriction"),
        ("Operators of drones must first obtain a certificate.", "policy", "restriction"),
        ("The bar rises to 80% by 2030.", "policy", "policy"),
        ("Kuaishou deleted 40,000 fake accounts in May.", "market", "restriction"),
        ("Geely has agreed with a hospital in Ningbo to test nine robots.", "adoption", "partnership"),
        ("Cost per parcel falls to 0.08 yuan.", "market", "performance"),
        ("Its Atlas cluster, due in late 2026, ties 9,000 chips together.", "capability", "release"),
    ],
)
def test_a_predicate_tells_its_kind_whatever_it_is_taken_for(text: str, taken: str, told: str) -> None:
    assert turned(clause(text), {taken: 0.8}) == {told: 0.8}


def test_the_surer_of_two_readings_of_a_kind_counts() -> None:
    assert turned(clause("The ring costs 799 yuan."), {"market": 0.4, "performance": 0.5}) == {"performance": 0.5}
