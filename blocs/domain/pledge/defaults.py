"""The text of a pledge where a bloc has none of its own: our wording, neutral, citing nothing."""

from __future__ import annotations

from boards.domain.sentences import Sentence

DEFAULT_TEXT = Sentence(
    """\
{số thành viên} đơn vị thành viên {khối}, do {trưởng khối} làm Trưởng khối và {phó khối} làm \
Phó khối, thống nhất ký giao ước thi đua năm {năm} với các nội dung sau:

# I. Phát động thi đua

1. Phát động phong trào thi đua năm {năm} trong toàn thể cán bộ, công chức, viên chức và người \
lao động của từng đơn vị ngay sau khi ký giao ước này.

2. Thi đua thực chất, công khai và bình đẳng giữa các đơn vị; kết quả được đo bằng số liệu có \
nguồn, ai cũng kiểm tra được.

# II. Chỉ tiêu thi đua

3. Từng đơn vị phấn đấu hoàn thành và hoàn thành vượt mức các chỉ tiêu đã đăng ký tại Phụ lục \
kèm theo giao ước này.

4. Chỉ tiêu đăng ký thấp hơn kết quả năm trước, hoặc chưa đăng ký được, đều nêu rõ lý do trong \
Phụ lục.

# III. Biện pháp thực hiện

5. Từng đơn vị xây dựng kế hoạch, phân công người phụ trách từng chỉ tiêu và theo dõi việc thực \
hiện trong năm.

6. Các đơn vị thường xuyên trao đổi kinh nghiệm, giới thiệu cách làm hay và giúp nhau tháo gỡ \
khó khăn:
- qua hội nghị sơ kết và hội nghị tổng kết của khối;
- qua các chuyến làm việc, học tập giữa các đơn vị;
- qua đầu mối của Trưởng khối và Phó khối.

7. Từng đơn vị quan tâm phát hiện, bồi dưỡng và nhân rộng điển hình tiên tiến.

# IV. Tổ chức thực hiện

8. Trưởng khối theo dõi, đôn đốc việc thực hiện giao ước; Phó khối phối hợp và thay Trưởng khối \
khi được phân công.

9. Các đơn vị báo cáo kết quả đúng thời hạn, đúng mẫu và chịu trách nhiệm về số liệu của mình. \
Kết quả thực hiện chỉ tiêu là một căn cứ để chấm điểm, xếp thứ hạng trong khối.

10. Giao ước này được lập chung cho các đơn vị có tên dưới đây. Mọi thay đổi được lập thành phiên \
bản mới và được tất cả các đơn vị ký lại:
- {thành viên}
""",
    """\
The {number of members} members of the {bloc}, chaired by {chair} with {deputy} as deputy chair, \
agree on this pledge for the year {year}:

# I. Launch

1. Each member launches the emulation movement of {year} among all of its staff as soon as this \
pledge is signed.

2. The members compete in earnest, openly and as equals; results are measured by figures with a \
source that anybody can check.

# II. Targets

3. Each member strives to reach and to surpass the targets that it has registered in the annex to \
this pledge.

4. Where a target is below the result of the year before, or none could be registered, the annex \
gives the reason.

# III. Measures

5. Each member draws up a plan, names who is responsible for each target and follows its progress \
through the year.

6. The members share experience and good practice and help one another over difficulties:
- at the mid-year and the year-end conference of the bloc;
- by visits to one another;
- through the chair and the deputy chair.

7. Each member looks for, encourages and spreads good examples.

# IV. Carrying out

8. The chair follows how the pledge is carried out; the deputy chair supports the chair and stands \
in where asked to.

9. The members report their results in time and in the agreed form, and answer for their figures. \
How far the targets were reached is one of the grounds for points and places in the bloc.

10. This pledge is made once for all of the members named below. Any change is a new version that \
all of them sign again:
- {members}
""",
)
