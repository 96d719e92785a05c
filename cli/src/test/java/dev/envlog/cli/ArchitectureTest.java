package dev.envlog.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may know what. The module graph itself is held by the build. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.envlog");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.envlog.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theParseTreesOfEachGrammarStayInOneClass() {
        for (String parser : List.of("EnvoyLogParser", "EnvlogQuery")) {
            String context = "dev.envlog.grammar." + parser + "$";
            Set<String> users = CLASSES.stream()
                    .filter(user -> !user.getPackageName().equals("dev.envlog.grammar"))
                    .filter(user -> user.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getName())
                            .anyMatch(target -> target.startsWith(context) && target.endsWith("Context")))
                    .map(ArchitectureTest::topLevel)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(users).as(parser).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void nobodyPrintsPastTheCommandLine() {
        for (String stream : List.of("out", "err")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.envlog.testdata..")
                    .should()
                    .accessField(System.class, stream)
                    .check(CLASSES);
        }
    }

    @Test
    void librariesStayWhereTheyBelong() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.envlog.index..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.envlog.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.jline..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void fewerThanHalfOfTheTypesArePublicInEachModule() {
        assertThat(publicShare(
                        "dev.envlog.log",
                        "dev.envlog.parser",
                        "dev.envlog.catalog",
                        "dev.envlog.access",
                        "dev.envlog.pack",
                        "dev.envlog.data",
                        "dev.envlog.memory"))
                .as("parser")
                .isLessThan(50);
        assertThat(publicShare(
                        "dev.envlog.timeline", "dev.envlog.correlator", "dev.envlog.diagnosis", "dev.envlog.config"))
                .as("correlator")
                .isLessThan(50);
        assertThat(publicShare("dev.envlog.query", "dev.envlog.index"))
                .as("index")
                .isLessThan(50);
        assertThat(publicShare("dev.envlog.cli")).as("cli").isLessThan(50);
    }

    /** Percentage of public types, those inside others counted with the rest. */
    private static int publicShare(String... roots) {
        List<JavaClass> types = CLASSES.stream()
                .filter(type -> List.of(roots).stream()
                        .anyMatch(root -> type.getPackageName().startsWith(root)))
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        long open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        return (int) (100 * open / types.size());
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
