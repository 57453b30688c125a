// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import org.apache.camel.CamelException;

/** Another thread or node is at the same attempt: sent again later, its outcome is found. */
public class ContractBusyException extends CamelException {

    private static final long serialVersionUID = 1L;

    /** For a contract whose attempt somebody else is sending. */
    public ContractBusyException(Contract contract) {
        super(
                "Attempt %d of %s is being sent by somebody else at this moment: send it again later, and the outcome is found"
                        .formatted(contract.attempt(), contract.reference()));
    }
}
