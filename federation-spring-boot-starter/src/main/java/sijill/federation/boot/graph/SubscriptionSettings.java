package sijill.federation.boot.graph;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import sijill.federation.boot.WrongSettingException;

/**
 * Subscriptions, on both sides of this gateway.
 *
 * @param sources how services tell of events, where it is not by server-sent events at
 * their own address: each as NAME=websocket or as NAME=URL, whose scheme says how
 * @param silence how long a service may send nothing before it is asked whether it is
 * there, or, where it cannot be asked, counts as gone; zero: forever
 * @param eventCap the longest event of a service that is read
 * @param most how many operations may be open at once by events and sockets
 * @param mostByClient the same for one client, which is whoever has the same address
 * @param heartbeat how often a client that is told nothing gets a sign of life
 * @param greeting how long a client may take to greet on its socket
 */
@Validated
@ConfigurationProperties("sijill.subscriptions")
public record SubscriptionSettings(@DefaultValue List<String> sources,
		@DefaultValue("0s") @DurationMin Duration silence, @DefaultValue("1MB") DataSize eventCap,
		@DefaultValue("5000") @Positive int most, @DefaultValue("100") @Positive int mostByClient,
		@DefaultValue("12s") @DurationMin(millis = 1) Duration heartbeat,
		@DefaultValue("10s") @DurationMin(millis = 1) Duration greeting) {

	public SubscriptionSettings {
		if (eventCap.toBytes() <= 0) {
			throw new WrongSettingException("sijill.subscriptions.event-cap=" + eventCap + ": must be greater than 0");
		}
	}

}
