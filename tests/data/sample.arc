filedesc://sample.arc 0.0.0.0 20120701075900 text/plain 77
1 0 InventedCrawler
URL IP-address Archive-date Content-type Archive-length


https://tarnpost.example/2012/06/01/tarn-evacuates-harbour 192.0.2.1 20120701080000 text/html 1623
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Tarn Evacuates Harbour as River Rises - The Tarn Post</title>
<link rel="canonical" href="https://tarnpost.example/2012/06/01/tarn-evacuates-harbour">
<meta property="og:site_name" content="The Tarn Post">
<meta property="og:title" content="Tarn Evacuates Harbour as River Rises">
<meta property="og:type" content="article">
<meta name="author" content="Élodie Marsh">
<meta property="article:published_time" content="2012-06-01T10:24:00+01:00">
</head>
<body>
<header><a href="/">The Tarn Post</a></header>
<article>
<h1>Tarn Evacuates Harbour as River Rises</h1>
<p class="byline">By Élodie Marsh</p>
<time datetime="2012-06-01T10:24:00+01:00">1 June 2012 10:24</time>
<p>TARN, Friday – Four hundred people left the harbour quarter of Tarn on Friday morning after the river broke through a wall that engineers had called safe.</p>
<p>“We had nine minutes to empty the street, and we did it in eight,” said Mayor Ines Dubrovnik, who had spent the night at the pumping station.</p>
<p>The water reached the market hall at seven o’clock. Nobody was killed, according to the fire brigade, but two bakers were taken to hospital with broken bones.</p>
<p>Chief Engineer Tomás Okonedo said the wall had been inspected in April. “I signed the report myself, and I was wrong,” he told reporters at the café where volunteers had gathered.</p>
<p>The council will meet on Monday to decide whether the quarter can be rebuilt.</p>
</article>
<footer>The Tarn Post</footer>
</body>
</html>

https://tarnpost.example/2012/06/02/vell-opens-schools 192.0.2.1 20120702080000 text/html 1559
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Vell Opens Its Schools to Flood Families - The Tarn Post</title>
<link rel="canonical" href="https://tarnpost.example/2012/06/02/vell-opens-schools">
<meta property="og:site_name" content="The Tarn Post">
<meta property="og:title" content="Vell Opens Its Schools to Flood Families">
<meta property="og:type" content="article">
<meta name="author" content="Jonas Wirth">
<meta property="article:published_time" content="2012-06-02T18:05:00+01:00">
</head>
<body>
<header><a href="/">The Tarn Post</a></header>
<article>
<h1>Vell Opens Its Schools to Flood Families</h1>
<p class="byline">By Jonas Wirth</p>
<time datetime="2012-06-02T18:05:00+01:00">2 June 2012 18:05</time>
<p>VELL, Saturday – The hill town of Vell opened three schools on Saturday to families from the flooded harbour of Tarn, its larger neighbour downstream.</p>
<p>“Nobody who knocks here sleeps outside tonight,” said Amira Castellan, the head teacher of Saint Brânduşa’s, where sixty beds stood in the gymnasium by noon.</p>
<p>Mayor Ines Dubrovnik thanked the town by telephone. “They sent buses before we had asked for any,” she said.</p>
<p>Drivers made the trip eleven times. A doctor from the district hospital examined the children, and found most of them tired, hungry and well.</p>
<p>Classes in Vell are to begin again on Wednesday, in the town’s library and its cinema.</p>
</article>
<footer>The Tarn Post</footer>
</body>
</html>

