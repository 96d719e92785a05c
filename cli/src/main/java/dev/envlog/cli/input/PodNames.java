package dev.envlog.cli.input;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths in which tools put namespace and pod. */
final class PodNames {

    /** Made only for a path that can have one: patterns take a while. */
    private static final class Layouts {
        static final List<Pattern> ALL = List.of(
                // istioctl bug-report: tools/bug-report/pkg/archive/archive.go: ProxyOutputPath
                Pattern.compile("(?:.*/)?proxies/(?<namespace>[^/]+)/(?<pod>[^/]+)/[^/]+"),
                // Kubernetes, /var/log/pods: pkg/kubelet/kuberuntime/helpers.go: BuildPodLogsDirectory
                Pattern.compile("(?:.*/)?(?<namespace>[^/_]+)_(?<pod>[^/_]+)_[0-9a-f-]{32,36}/[^/]+/\\d+\\.log[^/]*"),
                // Kubernetes, /var/log/containers: pkg/kubelet/kuberuntime/legacy.go: legacyLogSymlink
                Pattern.compile("(?:.*/)?(?<pod>[^/_]+)_(?<namespace>[^/_]+)_[^/_]+-[0-9a-f]{64}\\.log[^/]*"));
    }

    private PodNames() {}

    /** {@code namespace/pod} as the path names it, null if it does not. */
    static @Nullable String of(String path) {
        if (path.indexOf('_') < 0 && !path.contains("proxies/")) {
            return null;
        }
        for (Pattern layout : Layouts.ALL) {
            Matcher m = layout.matcher(path);
            if (m.matches()) {
                return m.group("namespace") + "/" + m.group("pod");
            }
        }
        return null;
    }
}
