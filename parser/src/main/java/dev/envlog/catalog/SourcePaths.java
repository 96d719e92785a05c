package dev.envlog.catalog;

/**
 * Source paths as Envoy prints them. They are what the compiler was given, so that the same file has several spellings,
 * by release and by the project that built it.
 */
public final class SourcePaths {

    private static final String VIRTUAL_INCLUDES = "/_virtual_includes/";
    private static final String EXTERNAL_ENVOY = "external/envoy/";
    private static final String[] ROOTS = {"source/", "contrib/", "src/", "test/", "mobile/", "./"};
    private static final String[] WITHOUT_SOURCE = {"common/", "server/", "extensions/", "exe/"};

    private SourcePaths() {}

    /**
     * The path within Envoy's repository.
     *
     * @param printed without line number, such as {@code external/envoy/source/common/router/router.cc}
     * @return such as {@code source/common/router/router.cc}; an unknown spelling comes back as it is
     */
    public static String normalise(String printed) {
        // Windows: C:\\envoy\\source\\common\\…
        String path = withoutBuildPrefix(printed.indexOf('\\') < 0 ? printed : printed.replace('\\', '/'));
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        // Before 1.19 includes did not name the folder "source".
        for (String folder : WITHOUT_SOURCE) {
            if (path.startsWith(folder)) {
                return "source/" + path;
            }
        }
        return path;
    }

    private static String withoutBuildPrefix(String path) {
        int virtual = path.lastIndexOf(VIRTUAL_INCLUDES);
        if (virtual >= 0) {
            int library = path.indexOf('/', virtual + VIRTUAL_INCLUDES.length());
            return library < 0 ? path : path.substring(library + 1);
        }
        int external = path.lastIndexOf(EXTERNAL_ENVOY);
        if (external >= 0) {
            return path.substring(external + EXTERNAL_ENVOY.length());
        }
        if (!isRoot(path)) {
            // contrib/x/filters/http/source/… has both words: the outer one is the root.
            int root = path.indexOf("/contrib/");
            if (root < 0) {
                root = path.lastIndexOf("/source/");
            }
            return root < 0 ? path : path.substring(root + 1);
        }
        return path;
    }

    /** True for a path that begins where the repository does; anything before that is somebody's build. */
    private static boolean isRoot(String path) {
        for (String folder : ROOTS) {
            if (path.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }
}
