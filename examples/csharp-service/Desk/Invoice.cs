using System.Runtime.Serialization;

namespace Remit.Desk
{
    /// <summary>Our own invoices: same words, other things.</summary>
    [DataContract]
    public sealed class Invoice
    {
        [DataMember(Name = "amount")]
        public string Amount { get; set; }

        [DataMember(Name = "status")]
        public string Status { get; set; } = "CREATED";

        [DataMember(Name = "settled_at", EmitDefaultValue = false)]
        public string SettledAt { get; set; }

        public bool IsOpen => Status != "SETTLED" && Status != "CANCELLED";

        public void Pay(string moment)
        {
            Status = "SETTLED";
            SettledAt = moment;
        }
    }
}
