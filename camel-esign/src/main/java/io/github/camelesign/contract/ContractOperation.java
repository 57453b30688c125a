// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import java.util.Arrays;

/** What can be done with a contract. */
public enum ContractOperation {
    CHECK("contract/check"),
    SEND("contract/send"),
    GET("contract/get"),
    SIGNING_URL("contract/signing-url"),
    DOWNLOAD("contract/download"),
    REMIND("contract/remind"),
    CANCEL("contract/cancel"),
    EVENTS("contract/events");

    private final String name;

    ContractOperation(String name) {
        this.name = name;
    }

    /** As it stands in a URI; Camel's generator and the catalog use it as well. */
    @Override
    public String toString() {
        return name;
    }

    static ContractOperation of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "esign has no operation '%s'; it has %s"
                                                .formatted(name, Arrays.toString(values()))));
    }
}
