// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.component.EsignCloudEventTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of a contract as a CloudEvent, whoever the provider is. */
@DataTypeTransformer(
        name = "esign:application-cloudevents",
        description = "Describes an event of a contract by the attributes of CloudEvents 1.0")
public class ContractCloudEventTransformer extends EsignCloudEventTransformer {}
