package dev.envlog.config;

/** A range of IP addresses, such as {@code 10.0.0.0/8}. */
public record CidrRange(String addressPrefix, int prefixLength) {

    @Override
    public String toString() {
        return addressPrefix + "/" + prefixLength;
    }
}
