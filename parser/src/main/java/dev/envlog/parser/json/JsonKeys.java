package dev.envlog.parser.json;

import java.util.List;
import java.util.Set;

/** Keys under which collectors put what they collected, in JSON. */
public final class JsonKeys {

    /** The line, the first of these that is there: docker, Loki, Cloud Logging, stern and CloudWatch, journald, OpenTelemetry, Splunk. */
    public static final List<String> TEXT =
            List.of("log", "line", "textPayload", "jsonPayload", "message", "MESSAGE", "body", "_raw", "_msg", "msg");

    /** Objects that may hold the pod's name further inside. */
    private static final Set<String> AROUND = Set.of(
            "labels",
            "stream",
            "resource",
            "resourceLabels",
            "kubernetes",
            "pod",
            "result",
            "k8s",
            "metadata",
            "fields");

    private static final Set<String> POD = Set.of(
            "podName",
            "pod_name",
            "pod",
            "podname",
            "k8s_pod_name",
            "kubernetes_pod_name",
            "k8s.pod.name",
            "kubernetes.pod.name",
            "kubernetes.pod_name",
            "logStreamName",
            "CONTAINER_NAME",
            "_HOSTNAME");

    private static final Set<String> TIME =
            Set.of("time", "timestamp", "ts", "@timestamp", "_time", "date", "__REALTIME_TIMESTAMP");

    /** Longest name of a pod, in bytes. What is longer is none, as it would be kept with all that is known of the pod. */
    private static final int LONGEST_POD = 512;

    private JsonKeys() {}

    /** Whether a value may name a pod by its length. */
    public static boolean isPodName(int length) {
        return length <= LONGEST_POD;
    }

    public static boolean isPod(String key) {
        return POD.contains(key);
    }

    public static boolean isAroundPod(String key) {
        return AROUND.contains(key);
    }

    public static boolean isTime(String key) {
        return TIME.contains(key);
    }
}
