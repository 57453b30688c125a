// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the component {@code esign}. */
public final class ContractConstants extends EsignConstants {

    @Metadata(
            description =
                    "The sender's own id of the contract: of what was sent, and of what get, signing-url, download, remind and cancel are for",
            javaType = "String",
            important = true)
    public static final String REFERENCE = "CamelEsignReference";

    @Metadata(
            description = "Which attempt of the contract it is, 1 for the first",
            javaType = "Integer")
    public static final String ATTEMPT = "CamelEsignAttempt";

    @Metadata(description = "Name of the component whose account it is", javaType = "String")
    public static final String ACCOUNT = "CamelEsignAccount";

    @Metadata(
            label = "producer",
            description = "E-mail address or id of the recipient that signing-url is for",
            javaType = "String")
    public static final String RECIPIENT = "CamelEsignRecipient";

    @Metadata(
            label = "producer",
            description = "Where the browser goes after signing at the address of signing-url",
            javaType = "String")
    public static final String RETURN_URL = "CamelEsignReturnUrl";

    @Metadata(
            label = "producer",
            description = "Why the contract is cancelled",
            javaType = "String")
    public static final String REASON = "CamelEsignReason";

    private ContractConstants() {}
}
