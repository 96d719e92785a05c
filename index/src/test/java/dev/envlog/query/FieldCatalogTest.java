package dev.envlog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldCatalogTest {

    private static final Times ANY_TIME = typed -> new Times.Moment(0, 0);

    private static final List<Subject> SUBJECTS = Subjects.all();

    static List<Field> fields() {
        return FieldCatalog.shared().all();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void theExampleOfEachFieldAsksForIt(Field field) {
        Query query = QueryParser.parse(field.example(), ANY_TIME);
        String asked = field.header().isEmpty() ? field.name() : "header.user-agent";
        assertThat(query.printed()).startsWith(asked);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void eachFieldHasValuesToTakeFromAnExchange(Field field) {
        for (Subject subject : SUBJECTS) {
            assertThatCode(() -> count(field, subject)).doesNotThrowAnyException();
        }
    }

    @Test
    void mostFieldsHaveValuesInTheExampleLogs() {
        List<String> without = new ArrayList<>();
        for (Field field : fields()) {
            boolean there = SUBJECTS.stream().anyMatch(subject -> count(field, subject) > 0);
            if (!there) {
                without.add(field.name());
            }
        }
        assertThat(without).containsExactly("missing", "header.NAME");
    }

    @Test
    void aChoiceListsWhateverItsValuesAre() {
        for (Field field : fields()) {
            if (field.type() == FieldType.CHOICE) {
                for (Subject subject : SUBJECTS) {
                    assertThat(field.choices())
                            .containsAll(FieldValues.texts(field, subject).toList());
                }
            }
        }
    }

    @Test
    void namesDoNotDependOnCaseOrUnderscores() {
        assertThat(FieldCatalog.shared().field("phase.pool_wait").name()).isEqualTo("phase.poolWait");
        assertThat(FieldCatalog.shared().field("REQUESTID").name()).isEqualTo("requestId");
        assertThat(Objects.requireNonNull(FieldCatalog.shared().find("header.X-Request-Id"))
                        .header())
                .isEqualTo("x-request-id");
    }

    private static long count(Field field, Subject subject) {
        return field.type().ordered()
                ? FieldValues.numbers(field, subject).count()
                : FieldValues.texts(field, subject).count();
    }
}
