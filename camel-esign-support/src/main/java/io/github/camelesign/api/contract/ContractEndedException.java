// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import org.apache.camel.CamelException;

/** An attempt that is over without a signed contract: it is not sent again. */
public class ContractEndedException extends CamelException {

    private static final long serialVersionUID = 1L;

    private final transient ContractState state;

    /** The attempt as it ended. */
    public ContractEndedException(ContractState state) {
        super(
                "Attempt %d of %s was %s at %s (%s), and is not sent again: to send it anew, use attempt %d"
                        .formatted(
                                state.attempt(),
                                state.reference(),
                                state.status(),
                                state.provider(),
                                state.id(),
                                state.attempt() + 1));
        this.state = state;
    }

    /** The attempt as it ended. */
    public ContractState getState() {
        return state;
    }
}
